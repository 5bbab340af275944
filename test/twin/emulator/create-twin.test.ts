import { describe, expect, test } from 'vitest'
import { hasCode } from '../../../src/core/errors.ts'
import { createTwin } from '../../../src/twin/emulator/create-twin.ts'
import { isCsv, openTwin } from './twin-fixture.ts'

describe('a twin', () => {
  test('works at any date from 2007 to 2030', async () => {
    for (const now of ['2007-02-01T00:00Z', '2012-02-29T12:00Z', '2019-11-03T07:30Z', '2030-12-31T23:59Z']) {
      const { list, download, get } = openTwin(now, { retentionDays: 1 })
      const documents = (await list(12301)).filter(isCsv)
      expect(documents.length).toBeGreaterThanOrEqual(96)
      expect((await download(documents[0]?.DocID)).text.split('\n').length).toBe(183)
      const page = await get('/v2/electricity/rto/region-data/data/?api_key=k&data[]=value&length=80')
      expect(((await page.json()) as { response: { data: unknown[] } }).response.data.length).toBe(80)
    }
  })

  test('runs on the real clock, which cannot be set', async () => {
    const twin = createTwin()
    const clock = await twin.fetch(new Request('http://twin/twin/clock'))
    expect(await clock.json()).toMatchObject({ settable: false })
    const set = new Request('http://twin/twin/clock', { method: 'POST', body: '{"now":"2026-01-01T00:00Z"}' })
    expect((await twin.fetch(set)).status).toBe(403)
  })

  test('posts nothing of a dataset that MIS does not have', () => {
    const { twin, clock } = openTwin('2026-06-15T18:00Z')
    expect(() => twin.postings('eia.region_data', clock.now(), clock.now())).toThrow(
      expect.toSatisfy((error: unknown) => hasCode(error, 'dataset.unknown')),
    )
  })

  test('makes a day of documents, and says how fast', async () => {
    const { list, download } = openTwin('2026-06-15T18:00Z', { retentionDays: 1 })
    for (const [report, count] of [
      [12301, 96],
      [13028, 24],
    ] as const) {
      const documents = (await list(report)).filter(isCsv)
      const before = process.cpuUsage()
      for (const { DocID } of documents) await download(DocID)
      const { user, system } = process.cpuUsage(before)
      const each = (user + system) / 1000 / documents.length
      process.stdout.write(
        `twin: report ${report}, ${each.toFixed(2)} ms CPU per document cleared, rendered, zipped, unzipped\n`,
      )
      expect(documents.length).toBeGreaterThanOrEqual(count)
    }
  })
})
