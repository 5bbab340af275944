import { describe, expect, expectTypeOf, it } from 'vitest'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import type { DatasetColumn, DatasetId, DatasetRow, OpenedLake, StoredId } from '../../src/library/gridlake.ts'

describe('rows are typed by the catalogue', () => {
  it('by its columns, units in their names, null where a value may lack', () => {
    expectTypeOf<'ercot.rt_spp' | 'ercot.wind' | 'eia.region_data' | 'mart.rt_price_adders'>().toExtend<DatasetId>()
    expectTypeOf<string>().not.toExtend<DatasetId>()
    expectTypeOf<'mart.rt_price_adders'>().not.toExtend<StoredId>()
    expectTypeOf<DatasetRow<'ercot.rt_spp'>['interval_start_local']>().toEqualTypeOf<string>()
    expectTypeOf<DatasetRow<'ercot.rt_spp'>['price_usd_per_mwh']>().toEqualTypeOf<number>()
    expectTypeOf<DatasetRow<'ercot.rt_spp'>['settlement_point']>().toEqualTypeOf<string>()
    expectTypeOf<DatasetRow<'ercot.wind'>['gen_system_wide_mw']>().toEqualTypeOf<number | null>()
    expectTypeOf<DatasetRow<'ercot.wind'>['stwpf_west_mw']>().toEqualTypeOf<number | null>()
    expectTypeOf<DatasetRow<'eia.region_data'>['respondent_name']>().toEqualTypeOf<string | null>()
    expectTypeOf<DatasetRow<'eia.region_data'>['published_at_basis']>().toEqualTypeOf<
      'document' | 'listing' | 'capture' | 'inferred'
    >()
    expectTypeOf<DatasetRow<'ercot.wind'>['lead_hours']>().toEqualTypeOf<number>()
    expectTypeOf<'lead_hours'>().not.toExtend<DatasetColumn<'ercot.rt_spp'>>()
    expect(CATALOGUE.map(({ id }) => id)).toEqual(expect.arrayContaining(['ercot.rt_spp', 'ercot.wind']))
  })

  it('and by the columns that are asked for', () => {
    type Rows = OpenedLake['rows']
    const asked = (rows: Rows) => rows('ercot.rt_spp', { columns: ['settlement_point', 'hour_ending'] })
    expectTypeOf(asked).returns.resolves.toEqualTypeOf<{ settlement_point: string; hour_ending: number }[]>()
    const whole = (rows: Rows) => rows('ercot.wind', { filter: { repeated_hour: ['true'] } })
    expectTypeOf(whole).returns.resolves.items.toHaveProperty('lead_hours').toEqualTypeOf<number>()
    const wrong = [
      // @ts-expect-error there is no such dataset
      (rows: Rows) => rows('ercot.rt_spq'),
      // @ts-expect-error it is a column of another dataset
      (rows: Rows) => rows('ercot.rt_spp', { columns: ['gen_system_wide_mw'] }),
      // @ts-expect-error it is no column
      (rows: Rows) => rows('ercot.rt_spp', { filter: { settlement_pint: ['HB_HOUSTON'] } }),
    ]
    expect(wrong).toHaveLength(3)
  })
})
