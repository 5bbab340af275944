import { describe, expect, it, test } from 'vitest'
import { CARBON_FACTORS } from '../../../src/analytics/carbon/carbon-factors.ts'
import { generationShares } from '../../../src/analytics/carbon/generation-shares.ts'
import { intensityGPerKwh } from '../../../src/analytics/carbon/intensity-g-per-kwh.ts'
import { FUELS, type Fuel } from '../../../src/core/fuel.ts'

const { direct, lifecycle } = CARBON_FACTORS
const fuels = (hours: Partial<Record<Fuel, number[]>>) =>
  new Map(Object.entries(hours).map(([fuel, values]) => [fuel as Fuel, Float64Array.from(values)]))

describe('the factors', () => {
  test.each([direct, lifecycle])(
    'of $basis are one for every fuel but storage, each with its source',
    ({ rows, basis }) => {
      expect(rows.map(({ fuel }) => fuel).sort()).toEqual(FUELS.filter((fuel) => fuel !== 'battery').sort())
      for (const row of rows) {
        expect(row.basis).toBe(basis)
        expect(row.source.length).toBeGreaterThan(10)
        expect(row.url).toMatch(/^https:/)
        expect(row.year).toBeGreaterThan(2000)
      }
    },
  )

  test('are what their sources print', () => {
    const of = (set: typeof direct, fuel: Fuel) => set.rows.find((row) => row.fuel === fuel)?.gPerKwh
    expect([of(direct, 'coal'), of(direct, 'gas'), of(direct, 'oil'), of(direct, 'biomass')]).toEqual([
      1048, 435, 1116, 0,
    ])
    expect([of(lifecycle, 'coal'), of(lifecycle, 'gas'), of(lifecycle, 'nuclear'), of(lifecycle, 'wind')]).toEqual([
      820, 490, 12, 11,
    ])
    expect([of(direct, 'other'), of(lifecycle, 'other')]).toEqual([439, 439])
  })
})

describe('intensity', () => {
  it('is emissions over generation', () => {
    // By hand: (100 × 1048 + 200 × 435 + 300 × 0) / 600 = 191,800 / 600.
    expect(intensityGPerKwh(fuels({ coal: [100], gas: [200], wind: [300] }), direct)[0]).toBeCloseTo(319.6667, 4)
    // (100 × 820 + 200 × 490 + 300 × 11) / 600 = 183,300 / 600.
    expect(intensityGPerKwh(fuels({ coal: [100], gas: [200], wind: [300] }), lifecycle)[0]).toBeCloseTo(305.5, 10)
  })

  it('takes no account of storage, charging or discharging, nor of negative net generation', () => {
    const plain = intensityGPerKwh(fuels({ gas: [100, 100], wind: [100, 100] }), direct)
    expect([...plain]).toEqual([217.5, 217.5])
    const stored = fuels({ gas: [100, 100], wind: [100, 100], battery: [-80, 60], solar: [-2, 0], hydro: [-30, -30] })
    expect(intensityGPerKwh(stored, direct)).toEqual(plain)
  })

  it('is not known where nothing generates or a fuel that matters is missing', () => {
    const missing = Number.NaN
    const series = fuels({ gas: [100, missing, 0], wind: [100, 100, 0], oil: [1, 1, missing] })
    expect([...intensityGPerKwh(series, direct)].map((value) => Number.isNaN(value))).toEqual([false, true, true])
    // Oil makes one part in two hundred: without it the hour is still known.
    expect([...intensityGPerKwh(fuels({ gas: [100, 100], wind: [100, 100], oil: [1, missing] }), direct)][1]).toBe(
      217.5,
    )
  })

  it('of no fuel is of no hour', () => {
    expect(intensityGPerKwh(new Map(), direct)).toEqual(new Float64Array(0))
  })
})

describe('shares', () => {
  it('tell who made the energy and who its emissions, and what is assumed', () => {
    const shares = generationShares(
      fuels({ gas: [50, 50], wind: [300, 100], other: [0, 0], battery: [-40, 25] }),
      direct,
    )
    expect(shares).toEqual({
      fuels: [
        { fuel: 'wind', generationMwh: 400, generationShare: 0.8, emissionsShare: 0 },
        { fuel: 'gas', generationMwh: 100, generationShare: 0.2, emissionsShare: 1 },
      ],
      generationMwh: 500,
      assumedShare: 0,
      storageDischargeMwh: 25,
      storageChargeMwh: 40,
    })
    expect(generationShares(fuels({ wind: [60], other: [20] }), direct).assumedShare).toBe(0.25)
    expect(generationShares(fuels({ wind: [60], oil: [20] }), lifecycle).assumedShare).toBe(0.25)
    expect(generationShares(new Map(), direct)).toMatchObject({ fuels: [], assumedShare: 0, generationMwh: 0 })
  })
})
