import type { Wire } from '../../../datasets/dataset.ts'

/** A data route of EIA v2 under `electricity/rto/`. Hours are whole hours since 1970 of the hour's start. */
export interface EiaRoute {
  /** `region-data`. */
  name: string
  description: string
  wire: Wire
  /** Who and what its rows are about: the dataset's columns, times and value aside, in the order of the rows of an hour. */
  series: readonly Readonly<Record<string, string>>[]
  /** When the value of a series first shows, ms. */
  appearsMs(series: number, hour: number): number
  /** Whether every series of the hour shows at `nowMs`; false only says that they must be asked one by one. */
  isSettled(hour: number, nowMs: number): boolean
  /** A reader of an hour's values by series, as upstream shows them at `nowMs`. */
  hourAt(hour: number, nowMs: number): (series: number) => number
}
