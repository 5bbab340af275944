import type { Fuel } from '../../../core/fuel.ts'

/** A sum of each energy source; null: none is published. */
export type FuelSums = readonly (readonly [Fuel, number | null])[]

/** Shares of what was generated, 0 to 1: what took more than it gave has none. Pure. */
export function sharesOf(sums: FuelSums): Partial<Record<Fuel, number>> {
  const generated = sums.reduce((sum, [, value]) => sum + Math.max(0, value ?? 0), 0)
  if (generated === 0) return {}
  return Object.fromEntries(
    sums.flatMap(([fuel, value]) => (value === null ? [] : [[fuel, Math.max(0, value) / generated]])),
  )
}

/** What each energy source made, MWh, and its share. Pure. */
export function totalsOf(sums: FuelSums): Partial<Record<Fuel, { mwh: number; share: number | null }>> {
  const shares = sharesOf(sums)
  return Object.fromEntries(
    sums.flatMap(([fuel, mwh]) =>
      mwh === null ? [] : [[fuel, { mwh, share: mwh < 0 ? null : (shares[fuel] ?? null) }]],
    ),
  )
}
