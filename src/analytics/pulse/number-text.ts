const MINUS = '−'

/** `72,345` or `4.5`, by so many decimals; never `-0`. */
export function numberText(value: number, decimals = 0): string {
  const text = Math.abs(value).toFixed(decimals)
  const [whole = '', fraction] = text.split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')
  const sign = value < 0 && Number(text) !== 0 ? MINUS : ''
  return `${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}

/** `$1,234.50`, `−$2.10`. */
export const usdText = (value: number): string => {
  const text = numberText(value, 2)
  return text.startsWith(MINUS) ? `${MINUS}$${text.slice(1)}` : `$${text}`
}
