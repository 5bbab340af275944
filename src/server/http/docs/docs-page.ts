import { html, prose } from './html.ts'
import type { OpenApiDocument } from './openapi-document.ts'
import { operationHtml } from './operation-html.ts'
import { fieldsHtml, typeHtml } from './schema-html.ts'
import { DOCS_STYLE } from './style.ts'

/** The OpenAPI description as a page for people, whole without scripts. `origin`: where the examples ask. Pure. */
export function renderDocsPage({ info, paths, components }: OpenApiDocument, origin: string): string {
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method, path, operation })),
  )
  const links = operations.map(
    ({ method, path, operation }) =>
      html`<li><a href="#${operation.operationId}">${method.toUpperCase()} ${path}</a><br>${operation.summary}</li>`,
  )
  const schemas = Object.entries(components.schemas).map(
    ([name, schema]) => html`<section id="schema-${name}" aria-labelledby="schema-${name}-title">
<h3 id="schema-${name}-title"><code>${name}</code></h3>
<p>${prose(schema.description ?? '')}</p>
${schema.properties ? fieldsHtml(schema, `Fields of ${name}`) : html`<p>${typeHtml(schema)}</p>`}
</section>`,
  )
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title} ${info.version}: the HTTP API</title>
<style>${{ html: DOCS_STYLE }}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the resources</a>
<header>
<h1>${info.title}: the HTTP API</h1>
<p>${prose(info.description)} Version ${info.version}. The same for machines: <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
</header>
<nav aria-label="Resources"><h2 class="hidden">Resources</h2><ul>${links}</ul></nav>
<main id="main" tabindex="-1">
${operations.map(({ method, path, operation }) => operationHtml(method, path, operation, origin))}
<h2 id="schemas">Schemas</h2>
${schemas}
</main>
</body>
</html>
`.html
}
