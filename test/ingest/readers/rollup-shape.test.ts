import { describe, expect, it } from 'vitest'
import { type ParquetFile, readRollupShape } from '../../../src/ingest/readers/rollup-shape.ts'

const file = (name: string, columns: Record<string, string>, metadata: Record<string, string> = {}): ParquetFile => ({
  name,
  rows: 24,
  columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })),
  metadata: new Map(Object.entries(metadata)),
})

const HB = { HB_NORTH: 'DOUBLE', LZ_WEST: 'DOUBLE' }
const CENTRAL = { DeliveryDate: 'DATE', DeliveryDateStr: 'VARCHAR', datetime_ts: 'TIMESTAMP_NS' }
const shape = (...of: Parameters<typeof file>) => {
  const found = readRollupShape(file(...of))
  if (!('parts' in found)) return found
  const parts = found.parts.map(({ market, columns }) => [market, columns.map(({ label }) => label).join(' ')])
  return { family: found.family.name, time: found.time, parts: Object.fromEntries(parts) }
}

describe('a wide price file is told', () => {
  it.each([
    ['DA_prices_2024.parquet', 'DA_prices', 'da'],
    ['flat-DA_prices_2024.parquet', 'DA_prices', 'da'],
    ['RT_prices_15min_2024.parquet', 'RT_prices_15min', 'rt'],
    ['rt_prices_2024.parquet', 'RT_prices_15min', 'rt'],
  ])('by the name %s', (name, family, market) => {
    expect(shape(name, { ...CENTRAL, ...HB })).toEqual({
      family,
      time: { column: 'datetime_ts', isUtc: false },
      parts: { [market]: 'HB_NORTH LZ_WEST' },
    })
  })

  it('by our metadata whatever its name, with the instant before the wall clock', () => {
    const columns = { datetime: 'TIMESTAMP WITH TIME ZONE', ...CENTRAL, ...HB, REGUP: 'DOUBLE', DRRS: 'DOUBLE' }
    const metadata = { 'gridlake.rollup': 'DA_AS_combined', 'gridlake.services': 'DRRS,REGUP' }
    expect(shape('prices.parquet', columns, metadata)).toEqual({
      family: 'DA_AS_combined',
      time: { column: 'datetime', isUtc: true },
      parts: { da: 'HB_NORTH LZ_WEST', as: 'REGUP DRRS' },
    })
  })

  it('by prefixes, past the columns that merging left behind', () => {
    const columns = {
      datetime: 'TIMESTAMP',
      DeliveryInterval: 'BIGINT',
      DA_DeliveryDateStr: 'VARCHAR',
      AS_datetime_ts: 'TIMESTAMP_NS',
      __index_level_0__: 'BIGINT',
      AS_REGUP: 'DOUBLE',
      DA_HB_NORTH: 'DOUBLE',
      RT_HB_NORTH: 'FLOAT',
    }
    expect(shape('x.parquet', columns)).toMatchObject({
      family: 'DA_AS_RT_15min_combined',
      parts: { as: 'REGUP', da: 'HB_NORTH', rt: 'HB_NORTH' },
    })
    const { DeliveryInterval: _, ...hourly } = columns
    expect(shape('x.parquet', hourly)).toMatchObject({
      family: 'DA_AS_RT_combined',
      parts: { as: 'REGUP', da: 'HB_NORTH' },
    })
  })

  it('by its services, or by quarter hours', () => {
    expect(shape('a.parquet', { ...CENTRAL, REGUP: 'DOUBLE', RRS: 'DOUBLE' })).toMatchObject({ family: 'AS_prices' })
    expect(shape('a.parquet', { ...CENTRAL, ...HB, RRS: 'DOUBLE' })).toMatchObject({
      family: 'DA_AS_combined',
      parts: { as: 'RRS' },
    })
    expect(shape('a.parquet', { ...CENTRAL, DeliveryInterval: 'BIGINT', ...HB })).toMatchObject({
      parts: { rt: 'HB_NORTH LZ_WEST' },
    })
  })
})

describe('a Parquet file is refused', () => {
  it.each([
    [
      'that may be of two markets',
      'prices.parquet',
      { ...CENTRAL, ...HB },
      'name the file DA_prices_YYYY.parquet',
      undefined,
    ],
    [
      'of other columns',
      'rt.parquet',
      { interval_start_utc: 'TIMESTAMP WITH TIME ZONE', price: 'DOUBLE' },
      'no dataset has a Parquet file',
      undefined,
    ],
    [
      'of other columns beside a time',
      'rt.parquet',
      { datetime: 'TIMESTAMP', price: 'DOUBLE' },
      'no dataset has a Parquet file',
      undefined,
    ],
    ['of hourly means', 'RT_prices_hourly_2024.parquet', { ...CENTRAL, ...HB }, 'hourly means', 'rt'],
    ['without a time', 'DA_prices_2024.parquet', HB, 'no column datetime', 'da'],
    ['whose times are texts', 'DA_prices_2024.parquet', { datetime: 'VARCHAR', ...HB }, 'no column datetime', 'da'],
    [
      'with prices that are texts',
      'DA_prices_2024.parquet',
      { ...CENTRAL, HB_NORTH: 'VARCHAR' },
      'no prices: HB_NORTH',
      'da',
    ],
    ['with a remark', 'DA_prices_2024.parquet', { ...CENTRAL, ...HB, volume: 'DOUBLE' }, 'no prices: volume', 'da'],
    ['without prices', 'AS_prices_2024.parquet', CENTRAL, 'no column of prices', 'as'],
  ] as const)('%s', (_case, name, columns, reason, market) => {
    expect(readRollupShape(file(name, columns))).toEqual({
      reason: expect.stringContaining(reason),
      ...(market ? { market } : {}),
    })
  })
})
