import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { ercotDamMcpc } from '../../../../src/datasets/ercot/dam-mcpc.ts'
import { ercotDamSpp } from '../../../../src/datasets/ercot/dam-spp.ts'
import { capturePath, withCapture } from '../../../sources/capture-path.ts'
import { cellsOf, isCsv, type ListedDocument, openTwin } from '../twin-fixture.ts'

const DAM_SPP = 12331
const DAM_MCPC = 12329
const SPP_YEARLY = 13060
const MCPC_YEARLY = 13091
const shapeOf = (text: string) => text.replaceAll(/\d/g, '9')

describe('the listing of a yearly report', () => {
  const CAPTURE = 'ercot/mis-listing/dam-annual-list_13060_20260905.json'
  withCapture(CAPTURE)('has the shape of the real one', async () => {
    const real = JSON.parse(readFileSync(capturePath(CAPTURE), 'utf8')) as {
      ListDocsByRptTypeRes: { DocumentList: { Document: ListedDocument }[] }
    }
    const models = real.ListDocsByRptTypeRes.DocumentList.map(({ Document }) => Document)
    const listed = await openTwin('2026-09-05T18:00Z').list(SPP_YEARLY)
    expect(listed.map(({ FriendlyName }) => FriendlyName)).toEqual(['DAMLZHBSPP_2026', 'DAMLZHBSPP_2025'])
    for (const [index, document] of listed.entries()) {
      const model = models[index] as ListedDocument
      expect(Object.keys(document)).toEqual(Object.keys(model))
      for (const [key, value] of Object.entries(document)) {
        if (key !== 'ContentSize') expect([key, shapeOf(value)]).toEqual([key, shapeOf(model[key] as string)])
      }
      for (const key of ['ExpiredDate', 'ReportName', 'Prefix', 'DUNS']) expect(document[key]).toBe(model[key])
    }
    // The real one was written on the last Sunday too.
    expect(listed[0]?.ConstructedName?.slice(0, 42)).toBe(models[0]?.ConstructedName?.slice(0, 42))
  })

  test('turns with the year, and holds nothing to come', async () => {
    const names = async (now: string) =>
      (await openTwin(now).list(MCPC_YEARLY)).map(({ FriendlyName, PublishDate }) => `${FriendlyName} ${PublishDate}`)
    expect(await names('2026-01-01T14:00Z')).toEqual([
      'DAMASMCPC_2025 2025-12-28T08:02:17-06:00',
      'DAMASMCPC_2024 2025-01-01T08:02:17-06:00',
    ])
    expect(await names('2026-01-01T14:03Z')).toEqual([
      'DAMASMCPC_2025 2026-01-01T08:02:17-06:00',
      'DAMASMCPC_2024 2025-01-01T08:02:17-06:00',
    ])
    expect((await names('2026-01-04T14:03Z'))[0]).toBe('DAMASMCPC_2026 2026-01-04T08:02:17-06:00')
    // On the Sunday of spring the stamp is the wall's.
    expect((await names('2026-03-08T13:03Z'))[0]).toBe('DAMASMCPC_2026 2026-03-08T08:02:17-05:00')
  })

  test('gives every document the size that its download has', async () => {
    const { list, download } = openTwin('2026-01-05T18:00Z')
    for (const report of [SPP_YEARLY, MCPC_YEARLY]) {
      for (const { DocID, ContentSize } of await list(report)) {
        expect((await download(DocID)).zip.length).toBe(Number(ContentSize))
      }
    }
  })
})

// A Monday after the Sunday that repeats an hour.
const fixture = openTwin('2026-11-02T18:00Z', { retentionDays: 7 })

describe('a year of day-ahead prices', () => {
  test('says what the daily documents said, a few prices aside', async () => {
    const [newest] = await fixture.list(SPP_YEARLY)
    const { name, zip } = await fixture.download(newest?.DocID)
    expect(name).toBe('rpt.00013060.0000000000000000.DAMLZHBSPP_2026.xlsx')
    const { sheets } = await readXlsx(unzipSync(zip)[name] as Uint8Array)
    expect(sheets.map((sheet) => sheet.name)).toEqual([
      'Jan_1',
      'Feb_2',
      'Mar_3',
      'Apr_4',
      'May_5',
      'Jun_6',
      'Jul_7',
      'Aug_8',
      'Sep_9',
      'Oct_10',
      'Nov_11',
      'Dec_12',
    ])
    const header = ercotDamSpp.wire.find(({ format }) => format === 'xlsx')?.header
    for (const { rows } of sheets) expect(rows[0]).toEqual(header)
    const yearly = sheets.flatMap(({ rows }) => rows.slice(1))
    expect(new Set(yearly.map((row) => row[3])).size).toBe(15)
    expect(yearly.every((row) => /^(HB|LZ)_/.test(String(row[3])))).toBe(true)
    expect(yearly.filter((row) => row[0] === '11/01/2026').length).toBe(25 * 15)
    expect(yearly.filter((row) => row[2] === 'Y').map((row) => row[1])).toEqual(Array(15).fill('02:00'))
    const prices = new Map(yearly.map((row) => [`${row[0]} ${row[1]} ${row[2]} ${row[3]}`, Number(row[4])]))
    let [compared, changed] = [0, 0]
    for (const { DocID } of (await fixture.list(DAM_SPP)).filter(isCsv)) {
      for (const [date, hour, point, price, flag] of cellsOf((await fixture.download(DocID)).text)) {
        const gathered = prices.get(`${date} ${hour} ${flag} ${point}`)
        if (gathered === undefined) continue
        compared += 1
        if (gathered !== Number(price)) changed += 1
      }
    }
    expect(compared).toBeGreaterThan(24 * 15 * 5)
    expect(changed).toBeGreaterThan(0)
    expect(changed / compared).toBeLessThan(0.01)
  })

  test('of capacity is wide, with a blank in its header and a column for ECRS', async () => {
    const [newest] = await fixture.list(MCPC_YEARLY)
    const { name, text } = await fixture.download(newest?.DocID)
    expect(name).toBe('rpt.00013091.0000000000000000.20261101080217.DAMASMCPC_2026.csv')
    const header = (text.split('\n')[0] as string).split(',')
    expect(header).toEqual(ercotDamMcpc.wire.find(({ epoch }) => epoch === 'yearly-ecrs')?.header)
    expect(header).toContain('REGUP ')
    const yearly = new Map(cellsOf(text).map((cells) => [cells.slice(0, 3).join(' '), cells]))
    let [compared, changed] = [0, 0]
    for (const { DocID } of (await fixture.list(DAM_MCPC)).filter(isCsv)) {
      for (const [date, hour, service, price, flag] of cellsOf((await fixture.download(DocID)).text)) {
        const wide = yearly.get(`${date} ${hour} ${flag}`)
        if (wide === undefined) continue
        compared += 1
        const column = header.findIndex((field) => field.trim() === service)
        if (Number(wide[column]) !== Number(price)) changed += 1
      }
    }
    expect(compared).toBeGreaterThan(24 * 5 * 5)
    expect(changed / compared).toBeLessThan(0.02)
  })
})
