import { zipSync } from 'fflate'
import { type CellValue, writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { readTable } from './read-table.ts'
import { sampleDataset, wideWire } from './sample-datasets.ts'

const OPTIONAL = ['01:15 (DST)']
const LABELS = ['0:15', '23:45', '0:00', ...OPTIONAL]
const fuel = sampleDataset(
  'test.fuel',
  /IntGen/,
  wideWire({
    format: 'xlsx',
    header: ['Date', 'Fuel', 'Total', ...LABELS],
    optional: OPTIONAL,
    otherSheets: /^(Disclaimer|Summary)$/,
    unpivot: { fields: LABELS, label: 'label', value: 'mwh' },
    time: { kind: 'quarter-label', date: 'Date', label: 'label' },
    map: { what: 'Fuel', price: 'mwh' },
    ignore: ['Total'],
  }),
)
const price = sampleDataset('test.price', /DAMLZ/, {
  epoch: 'yearly',
  format: 'xlsx',
  header: ['Delivery Date', 'Hour Ending', 'Flag', 'Point', 'Price'],
  dateFormat: '%Y-%m-%d',
  time: { kind: 'hour-ending', date: 'Delivery Date', hour: 'Hour Ending', flag: 'Flag' },
  map: { what: 'Point', price: 'Price' },
})

type Sheets = Readonly<Record<string, readonly (readonly CellValue[])[]>>

async function read(name: string, sheets: Sheets) {
  const cells = Object.entries(sheets).map(([sheet, rows]) => ({ name: sheet, rows: rows.map((row) => [...row]) }))
  const bytes = await writeXlsx({ sheets: cells })
  return readTable(name, bytes, [fuel, price])
}

async function linesOf(name: string, sheets: Sheets): Promise<string[]> {
  const found = await read(name, sheets)
  if (!('wire' in found)) throw new Error(`${found.code}: ${found.reason}`)
  return Buffer.from(found.csv).toString().trimEnd().split('\n')
}

const PRICES = ['Delivery Date', 'Hour Ending ', 'Flag', 'Point', ' Price']
const day = (text: string) => new Date(`${text}Z`)

describe('a workbook', () => {
  it('yields the rows of every sheet with the header', async () => {
    const lines = await linesOf('DAMLZ.xlsx', {
      Jan_1: [PRICES, ['2015-01-01', '01:00', 'N', 'HB_NORTH', 22.09]],
      Feb_2: [PRICES, ['2015-02-01', '24:00', 'N', 'HB, "NORTH"', -0.1]],
    })
    expect(lines).toEqual([
      'Delivery Date,Hour Ending,Flag,Point,Price',
      '2015-01-01,01:00,N,HB_NORTH,22.09',
      '2015-02-01,24:00,N,"HB, ""NORTH""",-0.1',
    ])
  })

  it('prints dates as the wire says, times of day, and every digit of a number', async () => {
    const lines = await linesOf('DAMLZ.xlsx', {
      Jan: [
        PRICES,
        [day('2024-02-29T00:00'), '01:00', true, 'A', 13005.493749755862],
        [day('2024-03-01T00:00'), 1, false, 'A', 1e-7],
        [day('2024-03-01T13:59:59.9996'), 1, null, 'A', 123456789012345680],
      ],
    })
    expect(lines.slice(1)).toEqual([
      '2024-02-29,01:00,true,A,13005.493749755862',
      '2024-03-01,1,false,A,1e-7',
      '2024-03-01 14:00:00,1,,A,123456789012345680',
    ])
  })

  it('restores the order of columns, and lets optional ones lack', async () => {
    const lines = await linesOf('IntGen.xlsx', {
      Disclaimer: [['For planning purposes only']],
      Jan: [
        ['Date', 'Fuel', 'Total', '0:15', '23:45', '0:00'],
        [day('2024-01-01T00:00'), 'Gas', 6, 1, null, 3],
      ],
      Empty: [],
      Nov: [
        ['01:15 (DST)', 'Date', 'Fuel', 'Total', '0:15', '23:45', '0:00'],
        [9, day('2024-11-03T00:00'), 'Gas', 6, 1, 2, 3],
      ],
      Summary: [['Energy', 'Jan']],
    })
    expect(lines).toEqual([
      'Date,Fuel,Total,label,mwh',
      '01/01/2024,Gas,6,0:15,1',
      '01/01/2024,Gas,6,0:00,3',
      '11/03/2024,Gas,6,0:15,1',
      '11/03/2024,Gas,6,23:45,2',
      '11/03/2024,Gas,6,0:00,3',
      '11/03/2024,Gas,6,01:15 (DST),9',
    ])
  })

  it('knows headers that are times of day', async () => {
    const at = (text: string) => day(`1899-12-31T${text}`)
    const lines = await linesOf('IntGen.xlsx', {
      Jan: [
        ['Date', 'Fuel', 'Total', at('00:15'), at('23:45'), at('00:00')],
        [day('2024-01-01T00:00'), 'Gas', 6, 1, 2, 3],
      ],
    })
    expect(lines.slice(1).map((line) => line.split(',').at(-2))).toEqual(['0:15', '23:45', '0:00'])
  })

  it('counts its own rows and tells the sheet and row of a line', async () => {
    const header = ['Date', 'Fuel', 'Total', '0:15', '23:45', '0:00']
    const row = ['01/01/2024', 'Gas', 6, 1, 2, 3]
    const found = await read('IntGen.xlsx', { Jan: [[' '], [], header, row], Feb: [header, row, [null], row] })
    expect(found).toMatchObject({ documentRows: 3, empty: false, dataset: fuel })
    if (!('wire' in found)) return
    expect([2, 4, 5, 10].map((line) => found.place?.(line))).toEqual([
      'sheet Jan, row 4',
      'sheet Jan, row 4',
      'sheet Feb, row 2',
      'sheet Feb, row 4',
    ])
  })
})

describe('a workbook is refused', () => {
  const row = ['2015-01-01', '01:00', 'N', 'HB_NORTH', 1]
  const cases: [string, Sheets, string, string, string | undefined][] = [
    [
      'an unknown sheet',
      { Jan: [PRICES, row], Notes: [['a', 'b']] },
      'source.schema_drift',
      'sheet Notes has another header: a,b',
      'test.price',
    ],
    [
      'a column more',
      { Jan: [[...PRICES, 'Type'], row] },
      'source.schema_drift',
      'sheet Jan has another header',
      'test.price',
    ],
    [
      'a column less',
      { Jan: [PRICES.slice(1), row] },
      'source.schema_drift',
      'sheet Jan has another header',
      'test.price',
    ],
    [
      'a column twice',
      { Jan: [[...PRICES, ' Price '], row] },
      'source.schema_drift',
      'sheet Jan has another header',
      'test.price',
    ],
    [
      'a value without a column',
      { Jan: [PRICES, [...row, null, 7]] },
      'source.schema_drift',
      'sheet Jan, row 2: column 7',
      'test.price',
    ],
    [
      'headers alone',
      { Jan: [PRICES], Feb: [] },
      'source.empty',
      'no sheet of the workbook has rows (it has: Jan, Feb)',
      'test.price',
    ],
    ['no rows at all', { Jan: [] }, 'source.empty', 'it has: Jan', 'test.price'],
  ]
  it.each(cases)('for %s', async (_, sheets, code, reason, dataset) => {
    const found = await read('DAMLZ.xlsx', sheets)
    expect(found).toMatchObject({ code, reason: expect.stringContaining(reason) })
    expect(found.dataset?.id).toBe(dataset)
  })

  it('as unknown where neither name nor header is known', async () => {
    const found = await read('book.xlsx', { Sheet1: [['a', 'b']] })
    expect(found).toEqual({ code: 'data.unknown_file', reason: 'sheet Sheet1 has an unknown header: a,b' })
  })

  it('where its sheet is cut, changed or larger than it says', async () => {
    const good = await writeXlsx({ sheets: [{ name: 'Jan', rows: [PRICES, row] }] })
    const read = (bytes: Uint8Array) => readTable('DAMLZ.xlsx', bytes, [price])
    expect(await read(good)).toMatchObject({ dataset: price, empty: false })
    expect(await read(good.subarray(0, good.length - 40))).toMatchObject({
      code: 'data.invalid_file',
      reason: expect.stringContaining('cut short'),
    })
    const flipped = good.slice()
    const at = Buffer.from(good).indexOf('xl/worksheets/sheet1.xml') + 60
    flipped[at] = (flipped[at] ?? 0) ^ 0x10
    expect(await read(flipped)).toMatchObject({
      code: 'data.invalid_file',
      reason: expect.stringContaining('sheet1.xml'),
    })
  })

  it('where a sheet breaks off inside a whole zip', async () => {
    const sheet =
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c t="str"><v>a</v></c></row>'
    const bytes = zipSync({
      'xl/workbook.xml': Buffer.from('<workbook/>'),
      'xl/worksheets/Sheet1.xml': Buffer.from(sheet),
    })
    expect(await readTable('DAMLZ.xlsx', bytes, [price])).toMatchObject({
      code: 'data.invalid_file',
      reason: expect.stringContaining('Sheet1.xml of the workbook breaks off'),
    })
  })

  it('where a part unpacks to more than it may', async () => {
    const parts = {
      'xl/workbook.xml': Buffer.from('<workbook/>'),
      'xl/sharedStrings.xml': new Uint8Array(65 * 2 ** 20),
    }
    const found = await readTable('DAMLZ.xlsx', zipSync(parts, { level: 1 }), [price])
    expect(found).toMatchObject({
      code: 'data.invalid_file',
      reason: expect.stringContaining('at most 67108864 bytes of xl/sharedStrings.xml'),
    })
  })

  it('as an .xls file, and as another zip', async () => {
    const xls = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
    expect(await readTable('DAMLZ.xls', xls, [price])).toMatchObject({
      code: 'data.invalid_file',
      reason: expect.stringContaining('save it as .xlsx'),
    })
    const zip = zipSync({ 'a.csv': Buffer.from('a') })
    expect(await readTable('DAMLZ.xlsx', zip, [price])).toMatchObject({ code: 'data.unknown_file' })
  })
})
