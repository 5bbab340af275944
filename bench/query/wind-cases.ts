import type { QueryCase } from './query-case.ts'

const AGGREGATE = { select: 'avg(stwpf_system_wide_mw), max(wgrpp_west_mw), count(*)' } as const
const HOUR = `interval_start = TIMESTAMPTZ '2025-06-10 18:00:00+00'`

export const WIND_CASES: readonly QueryCase[] = [
  { what: 'forecast, latest of 24 versions, aggregate', truth: {}, ...AGGREGATE, budgetRatio: 1.3 },
  {
    what: 'forecast, as of the middle, aggregate',
    truth: { asOf: Temporal.Instant.from('2024-09-01T05:30:00Z') },
    ...AGGREGATE,
    peerWhere: `published_at <= TIMESTAMPTZ '2024-09-01 05:30:00+00'`,
    peerName: 'plain files, published_at cut off',
  },
  { what: 'forecast, one hour', truth: {}, ...AGGREGATE, where: HOUR },
  {
    what: 'forecast, one hour as of 6 h before',
    truth: { asOf: Temporal.Instant.from('2025-06-10T12:00:00Z') },
    ...AGGREGATE,
    where: HOUR,
  },
]
