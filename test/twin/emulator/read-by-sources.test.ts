import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eiaRegionData } from '../../../src/datasets/eia/region-data.ts'
import { ercotRtSpp } from '../../../src/datasets/ercot/rt-spp.ts'
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
  for (const dataset of [ercotRtSpp, ercotWind]) {
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

  test('eia.region_data: a range of several pages, whole', async () => {
    const capture = await sources.eia.capture(eiaRegionData, {
      from: Temporal.Instant.from('2026-10-28T00:00Z'),
      to: Temporal.Instant.from('2026-11-01T00:00Z'),
    })
    expect(capture).toMatchObject({ complete: true, rows: 96 * 80, missing: {}, warnings: [] })
  })
})
