import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Dataset } from '../../../src/datasets/dataset.ts'
import { walkArchive } from '../../../src/sources/zip/walk-archive.ts'
import { readTable } from './read-table.ts'
import { sampleDataset, wideWire } from './sample-datasets.ts'

/** Real documents beside the checkout, where there are any. */
const captures = new URL('../../../../shared/data/ercot/', import.meta.url)
const present = existsSync(captures)
const why = present ? '' : ' (skipped: no captures beside the checkout)'

const price = sampleDataset('test.price', /DAMLZHBSPP/, {
  epoch: 'yearly',
  format: 'xlsx',
  header: ['Delivery Date', 'Hour Ending', 'Repeated Hour Flag', 'Settlement Point', 'Settlement Point Price'],
  dateFormat: '%m/%d/%Y',
  time: { kind: 'hour-ending', date: 'Delivery Date', hour: 'Hour Ending', flag: 'Repeated Hour Flag' },
  map: { what: 'Settlement Point', price: 'Settlement Point Price' },
})

const QUARTERS = Array.from({ length: 96 }, (_, index) => {
  const minute = (index + 1) * 15
  return `${Math.floor(minute / 60) % 24}:${String(minute % 60).padStart(2, '0')}`
})
const SECOND_PASS = ['01:15 (DST)', '01:30 (DST)', '01:45 (DST)', '02:00 (DST)']
const LABELS = [...QUARTERS, ...SECOND_PASS]

const fuel = sampleDataset(
  'test.fuel',
  /IntGenbyFuel/i,
  wideWire({
    format: 'xlsx',
    header: ['Date', 'Fuel', 'Settlement Type', 'Total', ...LABELS],
    optional: SECOND_PASS,
    otherSheets: /^(Disclaimer|Summary|data_Summary_\d+)$/,
    unpivot: { fields: LABELS, label: 'label', value: 'mwh' },
    time: { kind: 'quarter-label', date: 'Date', label: 'label' },
    map: { what: 'Fuel', price: 'mwh' },
    ignore: ['Settlement Type', 'Total'],
  }),
)

async function read(path: string, dataset: Dataset) {
  const bytes = new Uint8Array(readFileSync(new URL(path, captures)))
  const files = [...walkArchive(path, bytes)]
  expect(files).toHaveLength(1)
  const [file] = files
  if (!file || file.error) throw new Error('no file')
  const found = await readTable(file.path.split('!').at(-1) ?? '', file.bytes, [dataset])
  if (!('wire' in found)) throw new Error(`${found.code}: ${found.reason}`)
  const lines = Buffer.from(found.csv).toString().trimEnd().split('\n').slice(1)
  return { ...found, lines, cells: lines.map((line) => line.split(',')) }
}

describe.skipIf(!present)(`real workbooks${why}`, () => {
  it('a year of day-ahead prices: twelve sheets, every row', async () => {
    const { lines, cells, place } = await read('historical/NP4-180-ER_DAMLZHBSPP_2015.zip', price)
    expect(lines).toHaveLength(122_640)
    expect(lines[0]).toBe('01/01/2015,01:00,N,HB_BUSAVG,22.09')
    expect(cells.every((row) => row.length === 5 && row.every((cell) => cell !== ''))).toBe(true)
    expect(new Set(cells.map(([date]) => date)).size).toBe(365)
    expect(cells.filter(([, , flag]) => flag === 'Y').map(([date, hour]) => `${date} ${hour}`)).toEqual(
      Array(14).fill('11/01/2015 02:00'),
    )
    expect(place?.(2)).toBe('sheet Jan_1, row 2')
    expect(place?.(122_641)).toMatch(/^sheet Dec_12, row 1\d{4}$/)
  })

  it('a year of generation by fuel: 3,660 rows, and 35,136 quarter hours of each fuel', async () => {
    const { cells, documentRows } = await read('fuel-mix/IntGenbyFuel2024.xlsx', fuel)
    expect(documentRows).toBe(3660)
    const perFuel = Map.groupBy(cells, ([, name]) => name)
    expect(new Set([...perFuel.values()].map((rows) => rows.length))).toEqual(new Set([366 * 96]))
    const of = (date: string) => cells.filter(([day, name]) => day === date && name === 'Nuclear').length
    expect([of('03/10/2024'), of('11/03/2024'), of('12/31/2024')]).toEqual([92, 100, 96])
    expect(cells[0]).toEqual(['01/01/2024', 'Biomass', 'FINAL', '269.655724', '0:15', '3.216219'])
    const day = cells.filter(([date, name]) => date === '11/03/2024' && name === 'Solar')
    expect(day.reduce((sum, row) => sum + Number(row[5]), 0)).toBeCloseTo(Number(day[0]?.[3]), 3)
  })
})
