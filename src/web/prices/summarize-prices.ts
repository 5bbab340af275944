import { MARKET_TITLES } from './price-markets.ts'
import type { StatsLine } from './prices-page.ts'

/** The pictures in words, for those who do not see them. */
export function summarizePrices(lines: readonly StatsLine[]): string {
  if (lines.length === 0) return 'There are no prices in this range.'
  return lines
    .map(({ location, market, cells: [mean, , , , lowest, highest] }) => {
      const title = MARKET_TITLES[market].toLowerCase()
      return `${location}, ${title}: mean ${mean}, lowest ${lowest}, highest ${highest}.`
    })
    .join(' ')
}
