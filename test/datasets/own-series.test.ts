import { expect, test } from 'vitest'
import { findDataset } from '../../src/datasets/catalogue.ts'
import type { Column } from '../../src/datasets/dataset.ts'
import { BALANCING_AUTHORITIES } from '../../src/datasets/eia/balancing-authorities.ts'
import { MARTS } from '../../src/datasets/marts.ts'

const own = BALANCING_AUTHORITIES.flatMap((authority) => (authority.own ? { ...authority.own, ...authority } : []))

test('a fuel mix of an authority’s own comes every five minutes, in its zone and in the columns that are read', () => {
  const mixes = own.flatMap(({ fuelMix, zone }) => (fuelMix ? { ...fuelMix, zone } : []))
  expect(mixes.length).toBeGreaterThan(0)
  for (const { dataset, zone } of mixes) {
    const found = findDataset(dataset)
    expect([found.cadence, found.zone]).toEqual(['PT5M', zone])
    expect(found.columns.map(({ name }) => name)).toEqual(expect.arrayContaining(['fuel', 'gen_mw']))
  }
})

test('price adders of an authority’s own are columns in USD/MWh', () => {
  const adders = own.flatMap(({ priceAdders }) => priceAdders ?? [])
  expect(adders.length).toBeGreaterThan(0)
  for (const { dataset, columns } of adders) {
    const known: readonly Column[] = MARTS.find(({ id }) => id === dataset)?.columns ?? []
    const units = columns.map((name) => known.find((column) => column.name === name)?.unit)
    expect(units).toEqual(columns.map(() => 'USD/MWh'))
  }
})
