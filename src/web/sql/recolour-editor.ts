/** Colours of the editor's own style, which knows a white page alone → those of the page, which knows both themes. */
const COLOURS: Readonly<Record<string, string>> = {
  'rgb(119, 0, 136)': 'var(--code-keyword)',
  'rgb(34, 17, 153)': 'var(--code-value)',
  'rgb(17, 102, 68)': 'var(--code-value)',
  'rgb(170, 17, 17)': 'var(--code-text)',
  'rgb(238, 68, 0)': 'var(--code-text)',
  'rgb(0, 0, 255)': 'var(--code-name)',
  'rgb(51, 0, 170)': 'var(--code-name)',
  'rgb(0, 136, 85)': 'var(--code-type)',
  'rgb(17, 102, 119)': 'var(--code-type)',
  'rgb(34, 85, 102)': 'var(--code-name)',
  'rgb(0, 0, 204)': 'var(--code-name)',
  'rgb(153, 68, 0)': 'var(--code-comment)',
  'rgb(255, 0, 0)': 'var(--bad)',
  'rgb(64, 71, 64)': 'var(--code-comment)',
}

/** The editor names its classes anew in each page: its rules are found by their colours. */
export function recolourEditor(document: Document): void {
  for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) {
    for (const rule of rulesOf(sheet)) {
      if (!(rule instanceof CSSStyleRule) || !/^\.ͼ\w+$/.test(rule.selectorText)) continue
      const colour = COLOURS[toRgb(rule.style.color)]
      if (colour !== undefined) rule.style.color = colour
    }
  }
}

/** None of a sheet of another origin. */
function rulesOf(sheet: CSSStyleSheet): Iterable<CSSRule> {
  try {
    return sheet.cssRules
  } catch {
    return []
  }
}

function toRgb(colour: string): string {
  const [, r, g, b] = /^#(\w)(\w)(\w)$/.exec(colour) ?? []
  if (r === undefined) return colour
  const [red, green, blue] = [r, g, b].map((digit) => Number.parseInt(`${digit}${digit}`, 16))
  return `rgb(${red}, ${green}, ${blue})`
}
