import { expect, test } from 'vitest'
import { findDataset } from '../../src/datasets/catalogue.ts'
import { createSources, type SourceOptions } from '../../src/sources/source-set.ts'
import { listing } from './ercot/mis-listing.ts'
import { createWoundClock } from './wound-clock.ts'

const range = { from: Temporal.Instant.from('2026-11-01T00:00:00Z'), to: Temporal.Instant.from('2026-11-01T01:00:00Z') }

async function askTwelveTimes(options: SourceOptions) {
  const asked: string[] = []
  const clock = createWoundClock()
  const fetch = async (url: string) => {
    asked.push(new URL(url).origin)
    return new Response(url.includes('IceDocList') ? listing([]) : '{"response":{"total":"0","data":[]}}')
  }
  const { mis, eia } = createSources(options, { fetch, clock })
  for (let i = 0; i < 12; i++) await mis.list(findDataset('ercot.rt_spp'))
  const ercot = clock.sleeps.splice(0)
  for (let i = 0; i < 12; i++) await eia.capture(findDataset('eia.region_data'), range)
  return { origins: [...new Set(asked)], ercot, eia: clock.sleeps }
}

test('live: the upstreams themselves, ERCOT at 0.5 requests a second after 10, EIA at 1 after 5', async () => {
  const { origins, ercot, eia } = await askTwelveTimes({})
  expect(origins).toEqual(['https://www.ercot.com', 'https://api.eia.gov'])
  expect(ercot).toEqual([2000, 2000])
  expect(eia).toEqual(Array(7).fill(1000))
})

test('a stand-in on loopback is not limited', async () => {
  const { origins, ercot, eia } = await askTwelveTimes({
    ercotBaseUrl: 'http://127.0.0.1:8090',
    eiaBaseUrl: 'http://localhost:8090/eia',
  })
  expect(origins).toEqual(['http://127.0.0.1:8090', 'http://localhost:8090'])
  expect([ercot, eia]).toEqual([[], []])
})

test('one rate for every host, or none', async () => {
  expect((await askTwelveTimes({ ratePerSecond: 4 })).ercot).toEqual(Array(8).fill(250))
  const free = await askTwelveTimes({ ratePerSecond: Number.POSITIVE_INFINITY })
  expect([free.ercot, free.eia]).toEqual([[], []])
})
