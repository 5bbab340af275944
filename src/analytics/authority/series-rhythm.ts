/** The series that the freshness of an authority is told by. */
export type RhythmSeries =
  | 'demand'
  | 'forecast'
  | 'net_generation'
  | 'interchange'
  | 'generation'
  | 'neighbours'
  | 'prices'

export interface SeriesRhythm {
  series: RhythmSeries
  label: string
  dataset: string
  /** ISO 8601: how often new hours appear. */
  cadence: string
  /** ISO 8601: how long after its end an hour appears when all is well. */
  lag: string
  /** What a reader is told of it. */
  words: string
}

/**
 * When EIA-930 publishes what: demand within the hour after, generation, by source too, and total interchange by 07:00 Eastern of the
 * day after, interchange by neighbour a day later, the day-ahead forecast at about 10:00 Eastern of the day before.
 * Source: EIA, about the Hourly Electric Grid Monitor (eia.gov/todayinenergy, 2020-11-12). Many authorities are faster.
 */
export const SERIES_RHYTHMS: readonly SeriesRhythm[] = Object.freeze([
  {
    series: 'demand',
    label: 'Demand',
    dataset: 'eia.region_data',
    cadence: 'PT1H',
    lag: 'PT1H30M',
    words: 'every hour, about an hour and a half after it ends',
  },
  {
    series: 'forecast',
    label: 'Day-ahead demand forecast',
    dataset: 'eia.region_data',
    cadence: 'P1D',
    lag: 'PT0S',
    words: 'once a day for the day after',
  },
  {
    series: 'net_generation',
    label: 'Net generation',
    dataset: 'eia.region_data',
    cadence: 'PT1H',
    lag: 'PT30H',
    words: 'by the morning of the day after',
  },
  {
    series: 'interchange',
    label: 'Total interchange',
    dataset: 'eia.region_data',
    cadence: 'PT1H',
    lag: 'PT30H',
    words: 'by the morning of the day after',
  },
  {
    series: 'generation',
    label: 'Generation by energy source',
    dataset: 'eia.fuel_type',
    cadence: 'PT1H',
    lag: 'PT30H',
    words: 'by the morning of the day after',
  },
  {
    series: 'neighbours',
    label: 'Interchange by neighbour',
    dataset: 'eia.interchange',
    cadence: 'PT1H',
    lag: 'PT54H',
    words: 'by the morning of the second day after',
  },
  {
    series: 'prices',
    label: 'Real-time hub price',
    dataset: 'ercot.rt_spp',
    cadence: 'PT15M',
    lag: 'PT2M',
    words: 'every quarter hour, minutes after it ends',
  },
])
