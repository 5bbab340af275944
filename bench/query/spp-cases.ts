import type { QueryCase } from './query-case.ts'

const AGGREGATE = { select: 'settlement_point, avg(price_usd_per_mwh), count(*)', groupBy: 'settlement_point' } as const
const TOTAL = { select: 'avg(price_usd_per_mwh), count(*)' } as const
const MIDDLE = '2026-03-01T06:00:00Z'
const HUB = `settlement_point = 'HB_NORTH'`
const MONTH = `interval_start >= TIMESTAMPTZ '2026-05-01 05:00:00+00' AND interval_start < TIMESTAMPTZ '2026-06-01 05:00:00+00'`
const BETWEEN_INGESTS = '2026-09-02T12:00:00Z'

export const SPP_CASES: readonly QueryCase[] = [
  { what: 'latest, full aggregate', truth: {}, ...AGGREGATE, budgetRatio: 1.3 },
  {
    what: 'as of the middle, full aggregate',
    truth: { asOf: Temporal.Instant.from(MIDDLE) },
    ...AGGREGATE,
    peerWhere: `published_at <= TIMESTAMPTZ '2026-03-01 06:00:00+00'`,
    peerName: 'plain files, published_at cut off',
  },
  { what: 'latest, one point × all time', truth: {}, ...TOTAL, where: HUB },
  { what: 'latest, one point × one month', truth: {}, ...TOTAL, where: `${HUB} AND ${MONTH}` },
  {
    what: 'as of the middle, one point',
    truth: { asOf: Temporal.Instant.from(MIDDLE) },
    ...TOTAL,
    where: HUB,
    peerWhere: `${HUB} AND published_at <= TIMESTAMPTZ '2026-03-01 06:00:00+00'`,
    peerName: 'plain files, published_at cut off',
  },
  {
    what: 'known at, before the corrections, full aggregate',
    truth: { knownAt: Temporal.Instant.from(BETWEEN_INGESTS) },
    ...AGGREGATE,
    maxRuns: 2,
  },
  {
    what: 'known at, before the corrections, one point',
    truth: { knownAt: Temporal.Instant.from(BETWEEN_INGESTS) },
    ...TOTAL,
    where: HUB,
  },
]

/** Asked of the lake with a tail that is not compacted. */
export const TAIL_CASES: readonly QueryCase[] = [
  { what: 'latest, full aggregate', truth: {}, ...AGGREGATE },
  { what: 'latest, one point × all time', truth: {}, ...TOTAL, where: HUB },
]
