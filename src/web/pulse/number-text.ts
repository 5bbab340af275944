const price = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const power = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

const NONE = '–'

/** `$1,234.50`, `−$3.20`. */
export function priceText(usdPerMwh: number | null | undefined): string {
  if (usdPerMwh == null) return NONE
  return `${usdPerMwh < 0 ? '−' : ''}$${price.format(Math.abs(usdPerMwh))}`
}

/** `12,345`. */
export const powerText = (mw: number | null | undefined): string =>
  mw == null ? NONE : power.format(mw).replace('-', '−')

const percent = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })

/** A share of 1 as percent: `41.3 %`. */
export const shareText = (share: number | null | undefined): string =>
  share == null ? NONE : `${share < 0 ? '−' : ''}${percent.format(Math.abs(share) * 100)} %`

/** `+4.9 %`, `−4.9 %`. */
export const signedShareText = (share: number | null | undefined): string =>
  share != null && share >= 0 ? `+${shareText(share)}` : shareText(share)

const energy = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })

/** MWh as GWh: `1,719`, `0.5`. */
export const gigawattHoursText = (mwh: number | null | undefined): string => {
  if (mwh == null) return NONE
  const gwh = mwh / 1000
  return (Math.abs(gwh) < 100 ? energy : power).format(gwh).replace('-', '−')
}
