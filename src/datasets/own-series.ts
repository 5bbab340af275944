import type { Fuel } from '../core/fuel.ts'

/** A dataset or mart in which a balancing authority itself tells something, and where that is published. */
export interface OwnDataset {
  /** Its id. */
  dataset: string
  source: { name: string; url: string; licence: string }
}

/** What it generates from: a row for each energy source every five minutes, in columns `fuel` and `gen_mw`. */
export interface OwnFuelMix extends OwnDataset {
  /** What it calls energy sources; every other name is `other`. */
  fuels: Readonly<Record<string, Fuel>>
}

/** What is added to the price of energy where reserves are short: a row for each real-time dispatch. */
export interface OwnPriceAdders extends OwnDataset {
  /** Columns whose sum it is, USD/MWh; null adds nothing. */
  columns: readonly string[]
}

/** What a balancing authority publishes itself, beside what it reports to EIA-930. */
export interface OwnSeries {
  fuelMix?: OwnFuelMix
  priceAdders?: OwnPriceAdders
}
