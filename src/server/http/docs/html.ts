/** Text that is HTML already. */
export interface Html {
  readonly html: string
}

/** HTML of a template: texts in it are escaped, HTML and lists of it are taken as they are. */
export function html(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  return { html: strings.map((text, at) => (at === 0 ? text : htmlOf(values[at - 1] ?? '') + text)).join('') }
}

function htmlOf(value: string | number | Html | readonly Html[]): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return value.replaceAll(/[&<>"']/g, (char) => ESCAPES[char] ?? char)
  return 'html' in value ? value.html : value.map((part) => part.html).join('')
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text whose words between back quotes are code. */
export const prose = (text: string): readonly Html[] =>
  text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))
