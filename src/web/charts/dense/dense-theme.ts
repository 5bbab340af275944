/** Colours that a canvas draws with: it cannot read the page's variables itself. */
export interface DenseTheme {
  text: string
  /** Of what the page speaks of: the moment, what is cut off. */
  strongText: string
  grid: string
  zero: string
  adder: string
  series: readonly string[]
}

const SERIES = ['--hub-1', '--hub-2', '--hub-3', '--hub-4', '--price-5', '--price-6']

/** The colours that hold for `element` now. */
export function readTheme(element: Element): DenseTheme {
  const style = getComputedStyle(element)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  return {
    text: colour('--text-dim'),
    strongText: colour('--text'),
    grid: colour('--line'),
    zero: colour('--line-strong'),
    adder: colour('--adder'),
    series: SERIES.map(colour),
  }
}
