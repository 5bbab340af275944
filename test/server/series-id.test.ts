import { expect, test } from 'vitest'
import { CATALOGUE, findDataset } from '../../src/datasets/catalogue.ts'
import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import { listSeries } from '../../src/server/http/list-series.ts'
import { readSeriesId, seriesId } from '../../src/server/http/series-id.ts'

test('a series id is safe in addresses whatever its place is called', () => {
  const shadow = findDataset('ercot.sced_shadow_prices')
  const values = { constraint_name: 'A B/C:~1', contingency_name: 'ÉST', from_station: '', to_station: 'x_1.2-3' }
  const id = seriesId(shadow, 'shadow_price_usd_per_mwh', values)
  expect(id).toBe('ercot.sced_shadow_prices:shadow_price_usd_per_mwh:A~20B~2fC~3a~7e1:~c3~89ST:~:x_1.2-3')
  expect(new URL(`http://lake.example/${id}`).pathname).toBe(`/${id}`)
  expect(readSeriesId(id)).toEqual({ dataset: 'ercot.sced_shadow_prices', column: 'shadow_price_usd_per_mwh' })
})

test('one place listed twice, as itself and weighted by energy, is two series', () => {
  const id = (settlement_point_type: string) =>
    seriesId(ercotRtSpp, 'price_usd_per_mwh', { settlement_point: 'LZ_NORTH', settlement_point_type })
  expect([id('LZ'), id('LZEW')]).toEqual([
    'ercot.rt_spp:price_usd_per_mwh:LZ_NORTH',
    'ercot.rt_spp:price_usd_per_mwh:LZ_NORTH:LZEW',
  ])
})

test('every dataset has series of its numbers alone', () => {
  const held = { values: {}, firstInterval: '2026-01-01T00:00:00Z', lastInterval: '2026-01-01T00:00:00Z' }
  for (const dataset of CATALOGUE)
    expect(listSeries(dataset, [held]).map(({ column }) => column)).toEqual(
      dataset.columns.filter(({ type }) => type === 'double' || type === 'integer').map(({ name }) => name),
    )
})
