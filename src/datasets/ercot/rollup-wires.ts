import type { Wire } from '../dataset.ts'

/** Column of the long rows that says whether the label of the row's hour can be trusted. */
export const HOUR_FIELD = 'The hour'
export const HOUR_CERTAIN = 'certain'

const UTC = 'Interval Start'
const LOCAL_HOUR = { date: 'Delivery Date', hour: 'Delivery Hour', flag: 'Repeated Hour Flag' } as const
const QUARTER = 'Delivery Interval'

interface RollupRows {
  minutes: 15 | 60
  /** Dataset column → column of the long rows. */
  map: Readonly<Record<string, string>>
}

/**
 * The two spellings of a wide price file's times, as the reader's long rows have them: ours in UTC, and the price service's own on
 * the market's wall clock (decision 11).
 */
export function rollupWires({ minutes, map }: RollupRows): readonly Wire[] {
  const values = Object.values(map)
  const { date, hour, flag } = LOCAL_HOUR
  const shared = { format: 'parquet-rollup', rows: 'inferred', map } as const
  return [
    {
      ...shared,
      epoch: 'rollup-utc',
      header: [UTC, ...values],
      time: { kind: 'offset-stamp', stamp: UTC, minutes },
    },
    {
      ...shared,
      epoch: 'rollup-local',
      dateFormat: '%Y-%m-%d',
      ...(minutes === 60
        ? { header: [date, hour, flag, ...values], time: { kind: 'hour-ending', ...LOCAL_HOUR } }
        : {
            header: [date, hour, QUARTER, flag, HOUR_FIELD, ...values],
            time: { kind: 'quarter-ending', ...LOCAL_HOUR, quarter: QUARTER },
            expect: { [HOUR_FIELD]: HOUR_CERTAIN },
          }),
    },
  ]
}
