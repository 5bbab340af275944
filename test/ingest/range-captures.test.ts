import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { noLog } from '../../src/core/log.ts'
import type { Dataset } from '../../src/datasets/dataset.ts'
import { eiaFuelType } from '../../src/datasets/eia/fuel-type.ts'
import { ercotFuelMix } from '../../src/datasets/ercot/fuel-mix.ts'
import { ingestRange } from '../../src/ingest/ingest-range.ts'
import { createSources, type Sources } from '../../src/sources/source-set.ts'
import { serve } from '../sources/serve.ts'
import { readRows } from '../support/read-rows.ts'
import { openTempLake, type TempLake } from '../support/temp-lake.ts'

const NOW = '2026-09-20T20:01:00Z'

async function take(temp: TempLake, sources: Sources, dataset: Dataset, hours: number) {
  const to = temp.clock.now()
  const steps = ingestRange(dataset, { from: to.subtract({ hours }), to }, { lake: temp.lake, sources, log: noLog })
  let step = await steps.next()
  while (!step.done) step = await steps.next()
  return step.value
}

/** The feed with the stamps of today from 14:50, one reading of wind each. */
const feed = (...windMw: number[]) =>
  JSON.stringify({
    lastUpdated: '2026-09-20 15:01:00-0500',
    monthlyCapacity: { Wind: 40_000 },
    data: {
      '2026-09-20': Object.fromEntries(
        windMw.map((gen, n) => [
          `2026-09-20 ${n < 2 ? '14' : '15'}:${['50', '55', '00'][n]}:00-0500`,
          { Wind: { gen } },
        ]),
      ),
    },
  })

describe('a dashboard', () => {
  it('is captured as it stands: a look that sees nothing new leaves no trace', async () => {
    await using temp = await openTempLake(NOW)
    let body = feed(100, 200)
    await using server = await serve((_, response) => void response.end(body))
    const sources = createSources({ ercotBaseUrl: server.url }, { clock: temp.clock })
    expect(await take(temp, sources, ercotFuelMix, 24)).toMatchObject({
      documents: 1,
      rowsCommitted: 2,
      served: [{ via: 'dashboard', product: 'fuel-mix', from: '2026-09-19T20:01:00Z', to: NOW, documents: 1, held: 0 }],
      unserved: [],
      failures: [],
    })
    // Within a minute it is not asked again.
    expect(await take(temp, sources, ercotFuelMix, 24)).toMatchObject({ documents: 0 })
    temp.clock.advance(300_000)
    expect(await take(temp, sources, ercotFuelMix, 24)).toMatchObject({ documents: 1, rowsCommitted: 0 })
    expect(server.asked).toHaveLength(2)
    temp.clock.advance(300_000)
    body = feed(100, 210, 300)
    expect(await take(temp, sources, ercotFuelMix, 24)).toMatchObject({ documents: 1, rowsCommitted: 2 })
    const rows = await readRows(temp.lake, ercotFuelMix, ['interval_start', 'gen_mw', 'published_at_basis'])
    expect(rows.map(({ gen_mw, published_at_basis }) => [gen_mw, published_at_basis])).toEqual([
      [100, 'capture'],
      [210, 'capture'],
      [300, 'capture'],
    ])
    const kept = await readdir(join(temp.directory, 'raw/ercot-dashboard/fuel-mix'), { recursive: true })
    expect(
      kept
        .filter((path) => path.includes('.json'))
        .map((path) => path.split('/').at(-1))
        .sort(),
    ).toEqual(['fuel-mix_20260920T200100000Z.json.gz', 'fuel-mix_20260920T201100000Z.json.gz'])
  })

  it('is not asked about what it no longer shows', async () => {
    await using temp = await openTempLake(NOW)
    await using server = await serve((_, response) => void response.end(feed(1)))
    const sources = createSources({ ercotBaseUrl: server.url }, { clock: temp.clock })
    const to = temp.clock.now().subtract({ hours: 72 })
    const range = { from: to.subtract({ hours: 24 }), to }
    const steps = ingestRange(ercotFuelMix, range, { lake: temp.lake, sources, log: noLog })
    const { value, done } = await steps.next()
    expect([done, server.asked]).toEqual([true, []])
    expect(value).toMatchObject({
      documents: 0,
      served: [],
      unserved: [{ from: '2026-09-16T20:01:00Z', to: '2026-09-17T20:01:00Z' }],
      lack: expect.stringContaining('the dashboard fuel-mix shows the last 2 days'),
    })
  })
})

describe('the EIA', () => {
  it('with no row of hours that are due is empty, and leaves nothing; of hours to come it may be', async () => {
    await using temp = await openTempLake(NOW)
    await using server = await serve((_, response) => void response.end('{"response":{"total":"0","data":[]}}'))
    const sources = createSources({ eiaBaseUrl: server.url, eiaApiKey: 'demo-key' }, { clock: temp.clock })
    expect(await take(temp, sources, eiaFuelType, 72)).toMatchObject({
      documents: 0,
      failures: [{ code: 'source.empty', reason: expect.stringContaining('2026-09-17T20:00:00Z') }],
    })
    expect(await take(temp, sources, eiaFuelType, 3)).toMatchObject({ documents: 0, failures: [] })
    expect(await readdir(temp.directory)).not.toContain('raw')
  })
})
