import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parsePublishStamp } from '../../../src/core/time/publish-stamp.ts'
import { capturePath, withCapture } from '../../sources/capture-path.ts'
import { isCsv, type ListedDocument, openTwin } from './twin-fixture.ts'

const CAPTURE = 'ercot/mis-listing/wind_power_production_hourly_averaged_actual_and_forecasted_values_rtid.json'

/** The shape of a value: digits and letters made alike. */
const shapeOf = (text: string) => text.replaceAll(/\d/g, '9')

describe('the listing', () => {
  withCapture(CAPTURE)('has the keys of the real one, in its order, and values of its shapes', async () => {
    const real = JSON.parse(readFileSync(capturePath(CAPTURE), 'utf8')) as {
      ListDocsByRptTypeRes: { DocumentList: { Document: ListedDocument }[] }
    }
    const { get } = openTwin('2025-03-13T18:00Z')
    const twin = (await (await get('/misapp/servlets/IceDocListJsonWS?reportTypeId=13028')).json()) as typeof real
    expect(Object.keys(twin)).toEqual(Object.keys(real))
    expect(Object.keys(twin.ListDocsByRptTypeRes)).toEqual(Object.keys(real.ListDocsByRptTypeRes))
    const realDocuments = real.ListDocsByRptTypeRes.DocumentList
    for (const { Document } of twin.ListDocsByRptTypeRes.DocumentList.slice(0, 96)) {
      const model = realDocuments.find((each) => isCsv(each.Document) === isCsv(Document))?.Document as ListedDocument
      expect(Object.keys(Document)).toEqual(Object.keys(model))
      for (const [key, value] of Object.entries(Document)) {
        expect(typeof value).toBe('string')
        if (key !== 'ContentSize') expect([key, shapeOf(value)]).toEqual([key, shapeOf(model[key] as string)])
      }
      for (const key of ['ReportName', 'ReportTypeID', 'FriendlyName', 'DUNS', 'DocCount', 'ILMStatus', 'Prefix']) {
        expect(Document[key]).toBe(model[key])
      }
    }
  })

  test('is newest first, a CSV and its XML twin each with a DocID of its own', async () => {
    const { list } = openTwin('2026-06-15T18:00Z')
    const documents = await list(12301)
    expect(documents.filter(isCsv).length * 2).toBe(documents.length)
    expect(new Set(documents.map(({ DocID }) => DocID)).size).toBe(documents.length)
    const stamps = documents.map(({ ConstructedName }) => (ConstructedName as string).slice(30, 49))
    expect(stamps).toEqual(stamps.toSorted().reverse())
    expect(documents[0]?.FriendlyName).toBe('SPPHLZNP6905_20260615_1245_csv')
    expect(documents[1]?.FriendlyName).toBe('SPPHLZNP6905_20260615_1245_xml')
    const ids = documents.filter(isCsv).map(({ DocID }) => Number(DocID))
    expect(ids).toEqual(ids.toSorted((a, b) => b - a))
  })

  test('holds what was published within the retention, and nothing to come', async () => {
    const { list, clock } = openTwin('2026-06-15T18:00Z', { retentionDays: 2 })
    const times = (await list(13028)).map(({ ConstructedName }) => parsePublishStamp(ConstructedName as string))
    const now = clock.now()
    for (const time of times) {
      expect(Temporal.Instant.compare(time as Temporal.Instant, now)).toBeLessThanOrEqual(0)
      expect(Temporal.Instant.compare(time as Temporal.Instant, now.subtract({ hours: 48 }))).toBeGreaterThan(0)
    }
    expect(times.length).toBe(2 * 48)
  })

  test('of a report that is not known is empty', async () => {
    const { list } = openTwin('2026-06-15T18:00Z')
    expect(await list(99999)).toEqual([])
  })

  test('says PublishDate with the offset of now, which is wrong across a change day', async () => {
    const { list } = openTwin('2025-03-13T18:00Z')
    const old = (await list(12301)).find(({ FriendlyName }) => FriendlyName === 'SPPHLZNP6905_20250305_1200_csv')
    expect(old?.PublishDate).toMatch(/^2025-03-05T12:02:\d\d-05:00$/)
    expect(parsePublishStamp(old?.ConstructedName as string)?.toString()).toMatch(/^2025-03-05T18:02:/)
  })

  test('gives every document the size that its download has', async () => {
    const { list, download } = openTwin('2026-06-15T18:00Z')
    for (const report of [12301, 13028]) {
      for (const { DocID, ContentSize } of (await list(report)).slice(0, 40)) {
        expect((await download(DocID)).zip.length).toBe(Number(ContentSize))
      }
    }
  })

  test('stamps the repeated hour apart with xhr, so that no name comes twice', async () => {
    const { twin, list } = openTwin('2026-11-01T12:00Z', { retentionDays: 1 })
    const documents = (await list(12301)).filter(isCsv)
    const names = documents.map(({ FriendlyName }) => FriendlyName)
    expect(names.filter((name) => name?.endsWith('xhr'))).toEqual([
      'SPPHLZNP6905_20261101_0145_csvxhr',
      'SPPHLZNP6905_20261101_0130_csvxhr',
      'SPPHLZNP6905_20261101_0115_csvxhr',
      'SPPHLZNP6905_20261101_0100_csvxhr',
    ])
    const posted = twin.postings(
      'ercot.rt_spp',
      Temporal.Instant.from('2026-10-31T12:00Z'),
      Temporal.Instant.from('2026-11-01T12:00Z'),
    )
    // What a reader makes of the names is when the twin posted.
    expect(documents.map(({ ConstructedName }) => parsePublishStamp(ConstructedName as string)?.toString())).toEqual(
      posted.map(({ publishedAt }) => publishedAt.toString()).reverse(),
    )
  })

  test('equal seeds and moments give equal listings, whatever was asked before', async () => {
    const one = openTwin('2026-06-15T18:00Z')
    const other = openTwin('2026-05-01T00:00Z')
    await other.list(12301)
    other.clock.set(one.clock.now())
    expect(await other.list(12301)).toEqual(await one.list(12301))
  })
})
