const price = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

const NONE = '–'

const signed = (value: number, text: string): string => `${value < 0 ? '−' : ''}$${text}`

/** `$1,234.50`, `−$3.20`; `–` where there is none. */
export const usdText = (usd: number | null | undefined): string =>
  usd == null ? NONE : signed(usd, price.format(Math.abs(usd)))

/** `$1,235`, `−$3`: on axes and marks. */
export const roundUsdText = (usd: number): string => signed(Math.round(usd), whole.format(Math.abs(Math.round(usd))))

/** `12.25`, `1,204`: hours to the quarter. */
export const hoursText = (hours: number): string => hours.toLocaleString('en-US', { maximumFractionDigits: 2 })
