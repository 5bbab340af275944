const SCALES = [1, 10, 100, 1000, 10_000, 100_000] as const

export type Decimals = 0 | 1 | 2 | 3 | 4 | 5

/** A number as ERCOT prints it: rounded to `decimals`, no trailing zeros, whole numbers bare (`29`). */
export function formatNumber(value: number, decimals: Decimals): string {
  const scale = SCALES[decimals]
  const scaled = Math.round(value * scale)
  if (scaled % scale === 0) return String(scaled / scale + 0)
  // Whole numbers print faster than fractions, and documents are full of them.
  const size = Math.abs(scaled)
  const fraction = String((size % scale) + scale).slice(1)
  return `${scaled < 0 ? '-' : ''}${Math.floor(size / scale)}.${trimZeros(fraction)}`
}

export function roundTo(value: number, decimals: Decimals): number {
  const scale = SCALES[decimals]
  // The addition turns −0 into 0.
  return Math.round(value * scale) / scale + 0
}

function trimZeros(digits: string): string {
  let end = digits.length
  while (end > 0 && digits[end - 1] === '0') end -= 1
  return digits.slice(0, end)
}
