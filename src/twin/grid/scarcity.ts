import type { FleetOffers } from './offer.ts'

/** Offer cap and value of lost load, $/MWh (ERCOT's effective VOLL). */
export const OFFER_CAP_USD_PER_MWH = 5000

/**
 * What answers scarcity, at the reference bus: price-responsive load over the whole range, emergency response, the
 * operating reserve at prices that rise to the cap, and shedding at the cap.
 */
export const SCARCITY: FleetOffers = Object.freeze({
  a: Float64Array.of(25, 95, 220, OFFER_CAP_USD_PER_MWH),
  b: Float64Array.of(2, 0.12, 1.6, 0.001),
  low: Float64Array.of(-140, 0, 0, 0),
  high: Float64Array.of(900, 1100, 2987.5, 1e6),
})
