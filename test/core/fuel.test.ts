import { expect, test } from 'vitest'
import { eiaCodesOf, FUEL_NAMES, FUELS, fuelOfEiaCode } from '../../src/core/fuel.ts'
import { FUEL_NAMES as TWIN_FUELS } from '../../src/twin/eia/fuel.ts'

test('every fuel has a name and codes of EIA that lead back to it', () => {
  for (const fuel of FUELS) {
    expect(FUEL_NAMES[fuel]).toBeTruthy()
    expect(eiaCodesOf(fuel).map(fuelOfEiaCode)).toEqual(eiaCodesOf(fuel).map(() => fuel))
    expect(eiaCodesOf(fuel).length).toBeGreaterThan(0)
  }
})

test('storage of all kinds is one, plants with storage are what they run on, what is not known is other', () => {
  expect(['BAT', 'PS', 'OES', 'UES'].map(fuelOfEiaCode)).toEqual(['battery', 'battery', 'battery', 'battery'])
  expect(['SNB', 'WNB', 'XYZ', '', 'ng'].map(fuelOfEiaCode)).toEqual(['solar', 'wind', 'other', 'other', 'gas'])
  for (const code of Object.keys(TWIN_FUELS)) if (code !== 'OTH') expect(fuelOfEiaCode(code)).not.toBe('other')
})
