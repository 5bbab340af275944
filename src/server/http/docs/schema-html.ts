import { type Html, html, prose } from './html.ts'
import type { Schema } from './openapi-document.ts'

/** What a schema takes, in a few words: `integer`, `one of a, b`, a link to a schema with a name. */
export function typeHtml(schema: Schema): Html {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? ''
    return html`<a href="#schema-${name}">${name}</a>`
  }
  if (schema.anyOf) return joined(schema.anyOf.map(typeHtml), ' or ')
  if (schema.enum)
    return html`one of ${joined(
      schema.enum.map((value) => html`<code>${String(value)}</code>`),
      ', ',
    )}`
  if (schema.const !== undefined) return html`<code>${String(schema.const)}</code>`
  if (schema.items) return html`list of ${typeHtml(schema.items)}`
  if (typeof schema.additionalProperties === 'object')
    return html`object of ${typeHtml(schema.additionalProperties)} by name`
  const type = [schema.type ?? 'anything'].flat().join(' or ')
  return html`${schema.format === 'date-time' ? 'instant' : type}${range(schema)}`
}

function range({ minimum, maximum }: Schema): string {
  const isBounded = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER
  if (minimum !== undefined && isBounded) return `, ${minimum} to ${maximum}`
  if (isBounded) return `, at most ${maximum}`
  return minimum !== undefined && minimum > -Number.MAX_SAFE_INTEGER ? `, at least ${minimum}` : ''
}

const joined = (parts: readonly Html[], between: string): Html =>
  html`${parts.map((part, at) => (at === 0 ? part : html`${between}${part}`))}`

/** Default and examples behind a description. */
export function notesHtml({ default: fallback, examples = [] }: Schema): readonly Html[] {
  return [
    ...(fallback === undefined ? [] : [html` Default: <code>${String(fallback)}</code>.`]),
    ...(examples.length === 0
      ? []
      : [
          html` Such as ${joined(
            examples.map((example) => html`<code>${String(example)}</code>`),
            ', ',
          )}.`,
        ]),
  ]
}

/** The fields of an object as rows of a table. */
export function fieldsHtml(schema: Schema, caption: string): Html {
  const fields = Object.entries(schema.properties ?? {})
  if (fields.length === 0) return html``
  const rows = fields.map(([name, field]) => {
    const mark = schema.required?.includes(name) ? '' : ' (may lack)'
    return html`<tr><th scope="row"><code>${name}</code>${mark}</th><td>${typeHtml(field)}</td><td>${prose(field.description ?? '')}${notesHtml(field)}</td></tr>`
  })
  return html`<div class="wide" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead><tbody>${rows}</tbody></table></div>`
}
