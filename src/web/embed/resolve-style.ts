/** Values of custom properties, by name with its dashes. */
export type Tokens = ReadonlyMap<string, string>

/** The light and the dark values of a style sheet of tokens: dark ones stand behind the first `dark` in it. */
export function readTokens(css: string): { light: Tokens; dark: Tokens } {
  const plain = withoutComments(css)
  const at = /\bdark\)|=["']?dark/.exec(plain)?.index ?? plain.length
  const light = tokensIn(plain.slice(0, at))
  return { light, dark: new Map([...light, ...tokensIn(plain.slice(at))]) }
}

function tokensIn(css: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', value = ''] of css.matchAll(/(--[\w-]+)\s*:\s*([^;}]+)/g))
    if (!found.has(name)) found.set(name, value.trim())
  return found
}

/** How something is painted; where it stands is the drawing's own. */
const PAINT = /^(fill|stroke|font|opacity|color|paint-order|text-anchor|letter-spacing)/

/**
 * The rules of `css` that paint, as a drawing alone can have them: without at-rules and pseudo-classes. With `tokens`, custom
 * properties are replaced by their values, for programs that know none.
 */
export function resolveStyle(css: string, tokens?: Tokens): string {
  const rules: string[] = []
  for (const [, selectors = '', body = ''] of withoutAtRules(withoutComments(css)).matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const kept = selectors
      .split(',')
      .map((selector) => selector.trim())
      .filter((selector) => selector !== '' && !selector.includes(':'))
    const declarations = body.split(';').flatMap((declaration) => paint(declaration, tokens))
    if (kept.length > 0 && declarations.length > 0) rules.push(`${kept.join(',')}{${declarations.join(';')}}`)
  }
  return rules.join('\n')
}

function paint(declaration: string, tokens: Tokens | undefined): string[] {
  const [, name = '', value = ''] = /^\s*([\w-]+)\s*:\s*([\s\S]+?)\s*$/.exec(declaration) ?? []
  if (!PAINT.test(name)) return []
  const known = tokens ? replaceTokens(value, tokens) : value
  return known === undefined ? [] : [`${name}:${known}`]
}

function replaceTokens(value: string, tokens: Tokens): string | undefined {
  let [text, missing] = [value, false]
  for (let depth = 0; text.includes('var(') && depth < 5; depth += 1)
    text = text.replaceAll(/var\((--[\w-]+)(?:\s*,\s*([^()]+))?\)/g, (_whole, name: string, otherwise?: string) => {
      const found = tokens.get(name) ?? otherwise
      if (found === undefined) missing = true
      return found ?? ''
    })
  return missing || text.includes('var(') ? undefined : text
}

const withoutComments = (css: string): string => css.replaceAll(/\/\*[\s\S]*?\*\//g, '')

function withoutAtRules(css: string): string {
  let [kept, at] = ['', 0]
  while (at < css.length) {
    const start = css.indexOf('@', at)
    if (start < 0) return kept + css.slice(at)
    kept += css.slice(at, start)
    at = endOfRule(css, start)
  }
  return kept
}

/** Behind the block or the semicolon that ends an at-rule. */
function endOfRule(css: string, start: number): number {
  let depth = 0
  for (let at = start; at < css.length; at += 1) {
    if (css[at] === '{') depth += 1
    else if (css[at] === '}') {
      depth -= 1
      if (depth === 0) return at + 1
    } else if (css[at] === ';' && depth === 0) return at + 1
  }
  return css.length
}
