import { describe, expect, test } from 'vitest'
import { decodeTime } from '../../../src/core/time/decode-time.ts'
import { ercotRtSpp } from '../../../src/datasets/ercot/rt-spp.ts'
import { ercotWind } from '../../../src/datasets/ercot/wind.ts'
import { cellsOf, isCsv, openTwin } from './twin-fixture.ts'

const PRICE_WIRE = ercotRtSpp.wire[0] as (typeof ercotRtSpp.wire)[number]
const WIND_WIRE = ercotWind.wire[0] as (typeof ercotWind.wire)[number]

describe('a price document', () => {
  test('is the wire of the catalogue: header, LF, a line end at the end, 181 rows', async () => {
    const { list, download } = openTwin('2026-09-29T17:10Z')
    const [newest] = await list(12301)
    const { name, text } = await download(newest?.DocID)
    expect(name).toMatch(/^cdr\.00012301\.0{16}\.20260929\.1202\d\d\.SPPHLZNP6905_20260929_1200\.csv$/)
    expect(text.split('\n')[0]).toBe(PRICE_WIRE.header.join(','))
    expect(text).not.toContain('\r')
    expect(text.endsWith('\n') && !text.endsWith('\n\n')).toBe(true)
    const rows = cellsOf(text)
    expect(rows.length).toBe(181)
    for (const [date, hour, quarter, point, type, price, flag] of rows) {
      expect([date, hour, quarter, flag]).toEqual(['09/29/2026', '12', '4', 'N'])
      expect(point).toMatch(/^[A-Z0-9_]+$/)
      expect(type).toMatch(/^(RN|HU|SH|AH|LZ|LZEW|LZ_DC|LZ_DCEW)$/)
      expect(price).toMatch(/^-?\d+(\.\d?[1-9])?$/)
    }
    expect(new Set(rows.map(([, , , point, type]) => `${point}/${type}`)).size).toBe(181)
  })

  test('holds the truth to the cent', async () => {
    const { twin, list, download } = openTwin('2026-09-29T17:10Z')
    const [newest] = await list(12301)
    const truth = twin.truth.at(Temporal.Instant.from('2026-09-29T16:45Z'))
    for (const [, , , name, type, price] of cellsOf((await download(newest?.DocID)).text)) {
      const exact = truth.prices.find((point) => point.name === name && point.type === type)?.priceUsdPerMwh as number
      expect(Math.abs(Number(price) - exact)).toBeLessThanOrEqual(0.005 + 1e-9)
    }
  })

  test('has an XML twin in a zip of its own', async () => {
    const { list, download } = openTwin('2026-09-29T17:10Z')
    const xml = (await list(12301)).find((document) => !isCsv(document))
    const { name, text } = await download(xml?.DocID)
    expect(name).toMatch(/\.xml$/)
    expect(text).toMatch(/^<\?xml version="1\.0"/)
  })

  test('is not there before it is published, nor under an id of nothing', async () => {
    const { twin, clock, get } = openTwin('2026-09-29T17:10Z')
    const [next] = twin.postings('ercot.rt_spp', clock.now(), clock.now().add({ minutes: 15 }))
    const path = `/misdownload/servlets/mirDownload?doclookupId=${next?.documentId}`
    expect((await get(path)).status).toBe(404)
    clock.advance({ minutes: 15 })
    expect((await get(path)).status).toBe(200)
    expect((await get('/misdownload/servlets/mirDownload?doclookupId=1234567890')).status).toBe(404)
    expect((await get('/misdownload/servlets/mirDownload?doclookupId=x')).status).toBe(404)
  })
})

describe('a day of prices', () => {
  for (const [day, count, repeated] of [
    ['2026-06-15', 96, 0],
    ['2026-03-08', 92, 0],
    ['2026-11-01', 100, 4],
    ['2025-11-02', 100, 4],
  ] as const) {
    test(`${day} has ${count} quarter hours, ${repeated} of them in a second pass`, async () => {
      const midnight = Temporal.PlainDate.from(day).toZonedDateTime('America/Chicago')
      const { twin, download } = openTwin(midnight.add({ days: 2 }).toInstant().toString())
      const after = midnight.toInstant().subtract({ minutes: 13 })
      const posted = twin
        .postings('ercot.rt_spp', after, midnight.add({ days: 1 }).toInstant().add({ minutes: 13 }))
        .filter(({ about }) => about.toZonedDateTimeISO('America/Chicago').toPlainDate().toString() === day)
      const starts = new Set<string>()
      let second = 0
      for (const { documentId, about } of posted) {
        const [first] = cellsOf((await download(documentId)).text)
        const fields = Object.fromEntries(PRICE_WIRE.header.map((field, index) => [field, first?.[index]]))
        if (fields.DSTFlag === 'Y') second += 1
        const decoded = decodeTime(PRICE_WIRE.time, fields, 'America/Chicago', '%m/%d/%Y')
        if ('invalid' in decoded) throw new Error(decoded.invalid)
        expect(decoded.start.equals(about)).toBe(true)
        starts.add(about.toString())
      }
      expect(starts.size).toBe(count)
      expect(second).toBe(repeated)
    })
  }
})

describe('a wind document', () => {
  test('is the wire of the catalogue with 216 rows, hours on two digits', async () => {
    const { list, download } = openTwin('2026-11-01T09:00Z')
    const [newest] = await list(13028)
    const { name, text } = await download(newest?.DocID)
    expect(name).toMatch(/^cdr\.00013028\.0{16}\.20261101\.0255\d\d\.WPPHRLYAVGACTNP4732\.csv$/)
    expect(text.split('\n')[0]).toBe(WIND_WIRE.header.join(','))
    const rows = cellsOf(text)
    expect(rows.length).toBe(216)
    for (const row of rows) expect(row[1]).toMatch(/^(0[1-9]|1\d|2[0-4])$/)
    // The two passes of the repeated hour, both over by now.
    const repeated = rows.filter(([date, hour]) => date === '11/01/2026' && hour === '02')
    expect(repeated.map((row) => row.at(-1))).toEqual(['N', 'Y'])
    expect(rows.filter(([, , generation]) => generation !== '').length).toBe(48)
  })

  test('is posted every hour at about five to', async () => {
    const { twin } = openTwin('2026-03-08T20:00Z')
    const posted = twin.postings(
      'ercot.wind',
      Temporal.Instant.from('2026-03-08T06:00Z'),
      Temporal.Instant.from('2026-03-08T12:00Z'),
    )
    // Spring forward: no posting has 02:xx in its name.
    expect(posted.map(({ constructedName }) => constructedName.slice(39, 43))).toEqual([
      '0055',
      '0155',
      '0355',
      '0455',
      '0555',
      '0655',
    ])
  })
})

describe('corrections by chance', () => {
  test('about one interval in a hundred is posted again a day later, with other prices, which are the truth', async () => {
    const { twin, download, clock } = openTwin('2026-07-31T00:00Z', { retentionDays: 30 })
    const until = clock.now()
    const posted = twin.postings('ercot.rt_spp', until.subtract({ hours: 24 * 25 }), until)
    const byInterval = Map.groupBy(posted, ({ about }) => about.toString())
    const again = [...byInterval.values()].filter((documents) => documents.length > 1)
    expect(again.length / byInterval.size).toBeGreaterThan(0.004)
    expect(again.length / byInterval.size).toBeLessThan(0.02)
    for (const documents of again) {
      const [first, last] = [documents[0], documents.at(-1)]
      if (first === undefined || last === undefined) throw new Error('an interval without documents')
      const delay = last.publishedAt.since(first.publishedAt).total('hours')
      expect(delay).toBeGreaterThan(18)
      expect(delay).toBeLessThan(60)
      const before = cellsOf((await download(first.documentId)).text)
      const after = cellsOf((await download(last.documentId)).text)
      expect(after.map((row) => row.slice(0, 5))).toEqual(before.map((row) => row.slice(0, 5)))
      const changed = after.filter((row, index) => row[5] !== before[index]?.[5])
      expect(changed.length).toBeGreaterThan(0)
      expect(changed.length).toBeLessThan(60)
      const truth = twin.truth.at(last.about)
      for (const [, , , name, type, price] of changed) {
        const exact = truth.prices.find((point) => point.name === name && point.type === type)?.priceUsdPerMwh as number
        expect(Math.abs(Number(price) - exact)).toBeLessThanOrEqual(0.005 + 1e-9)
      }
    }
  })
})
