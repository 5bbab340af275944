import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eiaFuelType } from '../../../src/datasets/eia/fuel-type.ts'
import { eiaInterchange } from '../../../src/datasets/eia/interchange.ts'
import { eiaRegionData } from '../../../src/datasets/eia/region-data.ts'
import { ercotDamSpp } from '../../../src/datasets/ercot/dam-spp.ts'
import { ercotFuelMix } from '../../../src/datasets/ercot/fuel-mix.ts'
import { ercotLoadByWeatherZone } from '../../../src/datasets/ercot/load-by-weather-zone.ts'
import { ercotOutageCapacity } from '../../../src/datasets/ercot/outage-capacity.ts'
import { ercotRtSpp } from '../../../src/datasets/ercot/rt-spp.ts'
import { ercotSolar } from '../../../src/datasets/ercot/solar.ts'
import { ercotWind } from '../../../src/datasets/ercot/wind.ts'
import { createSources, type Sources } from '../../../src/sources/source-set.ts'
import { type ServedTwin, serveTwin } from '../../../src/twin/emulator/serve-twin.ts'
import { openTwin } from './twin-fixture.ts'

const { twin, clock } = openTwin('2026-11-01T18:00Z', { retentionDays: 1 })
let served: ServedTwin
let sources: Sources

beforeAll(async () => {
  served = await serveTwin(twin)
  sources = createSources({ ercotBaseUrl: served.url, eiaBaseUrl: served.url, eiaApiKey: 'demo' })
})
afterAll(() => served.close())

describe('the source clients read the twin as they read the upstreams', () => {
  for (const dataset of [ercotRtSpp, ercotWind, ercotSolar, ercotLoadByWeatherZone, ercotOutageCapacity]) {
    test(`${dataset.id}: every posting, at the moment it was published, on a change day too`, async () => {
      const { postings, listed } = await sources.mis.list(dataset)
      const posted = twin.postings(dataset.id, clock.now().subtract({ hours: 24 }), clock.now()).reverse()
      expect(listed).toBe(2 * posted.length)
      expect(postings.map(({ id, publishedAt }) => [id, publishedAt.toString()])).toEqual(
        posted.map(({ documentId, publishedAt }) => [documentId, publishedAt.toString()]),
      )
      const [newest] = postings
      if (newest === undefined) throw new Error('nothing is posted')
      const { bytes } = await sources.mis.fetch(dataset, newest)
      expect(new TextDecoder().decode(bytes).split('\n')[0]).toBe(dataset.wire[0]?.header.join(','))
    })
  }

  for (const [dataset, rowsEach] of [
    [eiaRegionData, 80],
    [eiaFuelType, 121],
    [eiaInterchange, 52],
  ] as const) {
    test(`${dataset.id}: a range of several pages, whole`, async () => {
      const capture = await sources.eia.capture(dataset, {
        from: Temporal.Instant.from('2026-10-28T00:00Z'),
        to: Temporal.Instant.from('2026-11-01T00:00Z'),
      })
      expect(capture).toMatchObject({ complete: true, rows: 96 * rowsEach, missing: {}, warnings: [] })
    })
  }

  test('ercot.fuel_mix: the dashboard, and nothing new within the minute it may be kept', async () => {
    const captured = await sources.dashboard.capture(ercotFuelMix)
    expect(captured).toMatchObject({ source: 'ercot-dashboard', product: 'fuel-mix' })
    expect(await sources.dashboard.capture(ercotFuelMix)).toBeUndefined()
  })

  test('ercot.dam_spp: documents of whole years', async () => {
    const binding = ercotDamSpp.bindings.find((each) => each.via === 'yearly')
    if (binding === undefined) throw new Error('no yearly documents')
    const { postings } = await sources.mis.list(ercotDamSpp, { binding })
    expect(postings.map(({ year, publishedAt }) => [year, publishedAt.toString({ smallestUnit: 'second' })])).toEqual([
      [2026, '2026-11-01T14:02:17Z'],
      [2025, '2026-01-01T14:02:17Z'],
    ])
    const { bytes } = await sources.mis.fetch(ercotDamSpp, postings[0] as (typeof postings)[number])
    expect(new TextDecoder().decode(bytes.subarray(0, 2))).toBe('PK')
  })
})
