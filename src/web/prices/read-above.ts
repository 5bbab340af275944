/** Ends of the slider, USD/MWh. */
export const ABOVE_MIN = -50
export const ABOVE_MAX = 500
const DEFAULT = 30

/** The threshold of `?above=`; what cannot be read, or lies beyond what prices can be, is the default. */
export function readAbove(text: string | null): number {
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) && Math.abs(value) <= 5000 ? Math.round(value * 100) / 100 : DEFAULT
}
