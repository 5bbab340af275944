import { type Html, html, prose } from './html.ts'
import type { Operation, Parameter } from './openapi-document.ts'
import { notesHtml, typeHtml } from './schema-html.ts'

/** One operation: what it is for, a request that works, what it takes and gives. */
export function operationHtml(method: string, path: string, operation: Operation, origin: string): Html {
  const { operationId, summary, parameters = [], requestBody, responses } = operation
  const body = requestBody?.content['application/json']?.schema
  return html`<section id="${operationId}" aria-labelledby="${operationId}-title">
<h2 id="${operationId}-title"><span class="method">${method.toUpperCase()}</span> <code>${path}</code></h2>
<p>${summary}.</p>
<pre tabindex="0" aria-label="Example of a request"><code>${curlLine(operation, origin)}</code></pre>
${parameters.length === 0 ? html`` : parametersHtml(parameters, `${method.toUpperCase()} ${path}`)}
${body ? html`<h3>Body</h3><p>${typeHtml(body)}, or the bare SQL as <code>text/plain</code>.</p>` : html``}
<h3>Answers</h3>
<ul>${Object.entries(responses).map(([status, response]) => responseHtml(status, response))}</ul>
</section>`
}

/** A line for a shell that asks this server. */
function curlLine({ 'x-example': { path, body } }: Pick<Operation, 'x-example'>, origin: string): string {
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`
  const send = body === undefined ? '' : ` --header 'content-type: application/json' --data ${quoted(body)}`
  return `curl --silent${send} ${quoted(origin + path)}`
}

function parametersHtml(parameters: readonly Parameter[], of: string): Html {
  const rows = parameters.map(
    ({ name, in: place, required, description = '', schema }) =>
      html`<tr><th scope="row"><code>${name}</code></th><td>${place}${required ? ', required' : ''}</td><td>${typeHtml(schema)}</td><td>${prose(description)}${notesHtml(schema)}</td></tr>`,
  )
  return html`<h3>Parameters</h3>
<div class="wide" tabindex="0" role="region" aria-label="Parameters of ${of}"><table><caption class="hidden">Parameters of ${of}</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Where</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead><tbody>${rows}</tbody></table></div>`
}

function responseHtml(status: string, { description, content = {} }: Operation['responses'][string]): Html {
  const types = Object.entries(content).map(([type, { schema }], at) => {
    const as = schema && Object.keys(schema).length > 0 ? html` (${typeHtml(schema)})` : html``
    return html`${at === 0 ? '' : ', '}<code>${type}</code>${as}`
  })
  return html`<li><strong>${status === 'default' ? 'else' : status}</strong> ${prose(description)} ${types}</li>`
}
