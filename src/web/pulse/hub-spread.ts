/** A hub's price in one interval. */
export interface HubPrice {
  name: string
  priceUsdPerMwh: number
}

export interface HubSpread {
  highest: HubPrice
  lowest: HubPrice
  spreadUsdPerMwh: number
  /** Prices are published in cents and rounded apart: within one cent they are one price, nothing congests between the hubs. */
  alike: boolean
}

/** How far apart hubs' prices of one interval are; undefined without any. */
export function readSpread(prices: readonly HubPrice[]): HubSpread | undefined {
  const sorted = [...prices].sort((a, b) => a.priceUsdPerMwh - b.priceUsdPerMwh)
  const [lowest, highest] = [sorted[0], sorted.at(-1)]
  if (!lowest || !highest) return undefined
  const cents = Math.round((highest.priceUsdPerMwh - lowest.priceUsdPerMwh) * 100)
  return { highest, lowest, spreadUsdPerMwh: cents / 100, alike: cents <= 1 }
}
