import { describe, expect, it } from 'vitest'
import { type CopyStats, toDeltaStats } from '../../src/lake/delta/file-stats.ts'
import type { LakeType } from '../../src/lake/table-schema.ts'
import { openTempLake } from '../support/temp-lake.ts'

/** Statistics of one column as DuckDB's COPY gives them. */
const copied = (stats: Record<string, string>, name = 'c'): CopyStats => ({
  count: '3',
  column_statistics: [{ key: `"${name}"`, value: Object.entries(stats).map(([key, value]) => ({ key, value })) }],
})

const statsOf = (type: LakeType, stats: Record<string, string>) => {
  const { minValues, maxValues, nullCount } = JSON.parse(toDeltaStats(copied(stats), new Map([['c', type]])))
  return [minValues.c, maxValues.c, nullCount.c]
}

describe('toDeltaStats', () => {
  it.each([
    ['double', { min: '-5.25', max: '1e-07', null_count: '1' }, [-5.25, 1e-7, 1]],
    ['integer', { min: '1', max: '24', null_count: '0' }, [1, 24, 0]],
    ['string', { min: 'HB_HOUSTON', max: 'LZ_WEST', null_count: '0' }, ['HB_HOUSTON', 'LZ_WEST', 0]],
    ['date', { min: '2026-06-10', max: '2026-06-11', null_count: '0' }, ['2026-06-10', '2026-06-11', 0]],
    [
      'timestamp',
      { min: '2026-06-10 16:15:00.123456+00', max: '2026-06-10 16:15:00.123456+00', null_count: '0' },
      ['2026-06-10T16:15:00.123Z', '2026-06-10T16:15:00.124Z', 0],
    ],
    [
      'timestamp',
      { min: '2026-06-10 16:15:00+00', max: '2026-06-10 16:30:00+00', null_count: '2' },
      ['2026-06-10T16:15:00.000Z', '2026-06-10T16:30:00.000Z', 2],
    ],
  ] as const)('spells %s %j', (type, stats, expected) => {
    expect(statsOf(type, stats)).toEqual(expected)
  })

  it.each([
    ['a column that is all null', 'double', { null_count: '3' }],
    ['not a number among the values', 'double', { min: '1', max: '2', has_nan: 'true', null_count: '0' }],
    ['an infinite value', 'double', { min: '-inf', max: 'inf', null_count: '0' }],
  ] as const)('leaves out %s', (_what, type, stats) => {
    expect(statsOf(type, stats)).toEqual([undefined, undefined, Number(stats.null_count)])
  })

  it('spells booleans, which come as 0 and 1', () => {
    expect(statsOf('boolean', { min: '0', max: '1', null_count: '0' })).toEqual([false, true, 0])
  })

  it('leaves out columns it does not know', () => {
    const stats = toDeltaStats(copied({ min: '1', max: '2', null_count: '0' }, 'year'), new Map([['c', 'integer']]))
    expect(JSON.parse(stats)).toEqual({ numRecords: 3, minValues: {}, maxValues: {}, nullCount: {} })
  })

  it('reads what DuckDB really says', async () => {
    await using temp = await openTempLake()
    using session = await temp.database.connect()
    const reader = await session.connection.runAndReadAll(
      `COPY (SELECT * FROM (VALUES (1.5, 'b', TIMESTAMPTZ '2026-06-10 16:15:00.0004+00', true, NULL::DOUBLE, 'nan'::DOUBLE),
        (-2, 'a', TIMESTAMPTZ '2026-06-10 16:15:00.0006+00', false, NULL, 1)) AS v(d, s, t, b, n, x))
       TO '${temp.directory}/x.parquet' (FORMAT parquet, RETURN_STATS)`,
    )
    const types = new Map<string, LakeType>([
      ['d', 'double'],
      ['s', 'string'],
      ['t', 'timestamp'],
      ['b', 'boolean'],
      ['n', 'double'],
      ['x', 'double'],
    ])
    expect(JSON.parse(toDeltaStats(reader.getRowObjectsJson()[0] as unknown as CopyStats, types))).toEqual({
      numRecords: 2,
      minValues: { b: false, d: -2, s: 'a', t: '2026-06-10T16:15:00.000Z' },
      maxValues: { b: true, d: 1.5, s: 'b', t: '2026-06-10T16:15:00.001Z' },
      nullCount: { d: 0, s: 0, t: 0, b: 0, n: 2, x: 0 },
    })
  })
})
