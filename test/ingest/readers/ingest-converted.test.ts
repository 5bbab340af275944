import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CellValue, writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { findDataset } from '../../../src/datasets/catalogue.ts'
import { systemViews } from '../../../src/engine/system-views.ts'
import { ingestFiles } from '../../../src/ingest/ingest-files.ts'
import { reprocessDataset } from '../../../src/ingest/reprocess.ts'
import { readRows } from '../../support/read-rows.ts'
import { openTempLake, type TempLake } from '../../support/temp-lake.ts'

async function ingest(temp: TempLake, name: string, content: string | Uint8Array) {
  const path = join(temp.directory, name)
  await writeFile(path, content)
  return Array.fromAsync(ingestFiles(temp.lake, [path]))
}

async function view(temp: TempLake, name: string): Promise<Record<string, unknown>[]> {
  const { sql = '' } = (await systemViews(temp.lake)).find((each) => each.name === name) ?? {}
  using session = await temp.database.connect()
  return session.rows(sql)
}

const PRICES = ['Delivery Date', 'Hour Ending', 'Repeated Hour Flag', 'Settlement Point', 'Settlement Point Price']
const workbook = (rows: Record<string, readonly (readonly CellValue[])[]>) =>
  writeXlsx({ sheets: Object.entries(rows).map(([name, sheet]) => ({ name, rows: sheet.map((row) => [...row]) })) })

describe('rows that cannot be read', () => {
  it('of a workbook are told by sheet and row', async () => {
    await using temp = await openTempLake()
    const good = ['01/01/2015', '01:00', 'N', 'HB_NORTH', 22.09]
    const bytes = await workbook({
      Jan_1: [PRICES, good],
      Feb_2: [PRICES, ['02/01/2015', '01:00', 'N', 'HB_NORTH', 'dear'], ['02/01/2015', '02:00', 'N', 'HB_NORTH', 1]],
    })
    const [report] = await ingest(temp, 'rpt.00013060.0000000000000000.DAMLZHBSPP_2015.xlsx', bytes)
    expect(report).toMatchObject({ status: 'committed', rowsRead: 3, rowsCommitted: 2, rowsQuarantined: 1 })
    expect(await view(temp, 'gridlake.quarantine')).toEqual([
      expect.objectContaining({
        line: null,
        byte_offset: null,
        reason: expect.stringMatching(/ \(sheet Feb_2, row 2\)$/),
        row_text: expect.stringContaining('dear'),
      }),
    ])
    const [receipt] = await view(temp, 'gridlake.receipts')
    expect(receipt?.['raw_path']).toMatch(/DAMLZHBSPP_2015\.xlsx\.gz$/)
    const again = await reprocessDataset(temp.lake, { ...findDataset('ercot.dam_spp'), parserVersion: 2 })
    expect(again).toMatchObject({ documents: 1, rowsChanged: 0, missingOriginals: [] })
  })

  it('of wide rows are told by their own line, and a report counts those', async () => {
    await using temp = await openTempLake()
    const text = `Delivery Date,Hour Ending,Repeated Hour Flag,REGDN,REGUP ,RRS,NSPIN
01/01/2015,01:00,N,2.11,2.11,3,1
01/01/2015,02:00,N,1.5,cheap,3,1
01/01/2015,03:00,N,1.5,1
`
    const [report] = await ingest(temp, 'DAMASMCPC_2015.csv', text)
    expect(report).toMatchObject({ status: 'committed', rowsRead: 3, rowsCommitted: 7, rowsQuarantined: 2 })
    const lines = (await view(temp, 'gridlake.quarantine')).map(({ line }) => Number(line))
    expect(lines.sort()).toEqual([3, 4])
    const [receipt] = await view(temp, 'gridlake.receipts')
    expect(Number(receipt?.['rows_read'])).toBe(3)
  })
})

describe("a page of ERCOT's API with several postings", () => {
  const dataset = findDataset('ercot.load_forecast')
  const wire = dataset.wire.find(({ format }) => format === 'ercot-api-json')
  const fields = wire?.header ?? []
  const row = (posted: string, hour: string, mw: number) =>
    fields.map((name) => {
      const known: Record<string, unknown> = { postedDatetime: posted, deliveryDate: '2026-09-12', hourEnding: hour }
      return known[name] ?? (name === 'model' ? 'E' : name === 'inUseFlag' ? true : name === 'DSTFlag' ? false : mw)
    })
  const page = (rows: readonly unknown[]) =>
    JSON.stringify({ report: { reportEMIL: 'NP3-565-CD' }, fields: fields.map((name) => ({ name })), data: rows })
  const shown = async (temp: TempLake, truth = {}) =>
    (await readRows(temp.lake, dataset, ['hour_ending', 'coast_mw', 'published_at'] as never[], truth)).map((each) =>
      Object.values(each),
    )

  it('keeps each at its time, once, also when it is parsed again', async () => {
    await using temp = await openTempLake()
    const rows = [
      row('2026-09-05T04:30:00', '1:00', 10),
      row('2026-09-05T05:30:00', '1:00', 11),
      row('2026-09-05T04:30:00', '2:00', 20),
    ]
    const [report, ...others] = await ingest(temp, 'page.json', page(rows))
    expect(others).toEqual([])
    expect(report).toMatchObject({ dataset: dataset.id, status: 'committed', rowsRead: 3, rowsCommitted: 3 })
    expect((await shown(temp)).map((values) => values[1])).toEqual([11, 20])
    const asOf = Temporal.Instant.from('2026-09-05T09:30:00Z')
    expect((await shown(temp, { asOf })).map((values) => values[1])).toEqual([10, 20])
    expect((await ingest(temp, 'page.json', page(rows)))[0]).toMatchObject({ status: 'seen', rowsCommitted: 0 })
    expect((await ingest(temp, 'more.json', page([...rows, row('2026-09-05T06:30:00', '3:00', 30)])))[0]).toMatchObject(
      { status: 'committed' },
    )
    const again = await reprocessDataset(temp.lake, { ...dataset, parserVersion: 2 })
    expect(again).toMatchObject({ rowsChanged: 0, missingOriginals: [] })
  })
})

describe('the fuel mix', () => {
  it('is a capture of its own time: a later one commits what changed', async () => {
    await using temp = await openTempLake()
    const body = (lastUpdated: string, stamps: Record<string, number>) =>
      JSON.stringify({
        lastUpdated,
        data: {
          '2026-09-06': Object.fromEntries(
            Object.entries(stamps).map(([at, gen]) => [`2026-09-06 ${at}-0500`, { Wind: { gen } }]),
          ),
        },
      })
    const first = await ingest(
      temp,
      'fuel-mix.json',
      body('2026-09-06 00:06:00-0500', { '00:00:00': 1, '00:04:57': 2 }),
    )
    expect(first).toMatchObject([{ dataset: 'ercot.fuel_mix', status: 'committed', rowsRead: 2, rowsCommitted: 2 }])
    const later = await ingest(
      temp,
      'later.json',
      body('2026-09-06 00:11:00-0500', { '00:00:00': 1, '00:04:57': 3, '00:10:00': 4 }),
    )
    expect(later).toMatchObject([{ status: 'committed', rowsRead: 3, rowsCommitted: 2 }])
    const receipts = await view(temp, 'gridlake.receipts')
    expect(receipts.map((receipt) => receipt['published_at_basis'])).toEqual(['capture', 'capture'])
    expect(receipts.map((receipt) => String(receipt['published_at'])).sort()[1]).toContain('2026-09-06T05:11:00')
  })
})
