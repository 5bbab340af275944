import type { PriceMarket } from '../engine/question.ts'

interface PriceTimes {
  interval_start: string
  interval_end: string
  interval_start_local: string
  /** Not of days. */
  hour_ending?: number
  /** How many intervals the means are of, where they are means. */
  intervals?: number
}

interface AtLocation {
  location: string
  /** Settlement point type of the real-time price. */
  location_type: string | null
}

interface MarketRows {
  da: AtLocation & { price_usd_per_mwh: number }
  rt: AtLocation & { price_usd_per_mwh: number }
  spread: AtLocation & {
    da_usd_per_mwh: number | null
    rt_usd_per_mwh: number | null
    rt_minus_da_usd_per_mwh: number | null
  }
  as: { ancillary_type: string; mcpc_usd_per_mw: number }
  combined: AtLocation & {
    da_usd_per_mwh: number | null
    rt_usd_per_mwh: number | null
    ecrs_usd_per_mw: number | null
    nspin_usd_per_mw: number | null
    regdn_usd_per_mw: number | null
    regup_usd_per_mw: number | null
    rrs_usd_per_mw: number | null
  }
}

/** A row of prices: what its market has of an interval. */
export type PriceRow<Market extends PriceMarket> = MarketRows[Market] & PriceTimes
