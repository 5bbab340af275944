const price = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const power = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

const NONE = '–'

/** `$1,234.50`, `−$3.20`. */
export function priceText(usdPerMwh: number | null | undefined): string {
  if (usdPerMwh == null) return NONE
  return `${usdPerMwh < 0 ? '−' : ''}$${price.format(Math.abs(usdPerMwh))}`
}

/** `12,345`. */
export const powerText = (mw: number | null | undefined): string => (mw == null ? NONE : power.format(mw))
