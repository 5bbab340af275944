import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { ercotGenerationByFuel } from '../../../../src/datasets/ercot/generation-by-fuel.ts'
import { readFleetOutput } from '../../../../src/twin/fuel/fleet-output.ts'
import { CLEARING_MS, createGrid, QUARTER_MS } from '../../../../src/twin/grid/grid.ts'
import { openTwin } from '../twin-fixture.ts'

const open = async (now: string, path: string, retentionDays = 9) => {
  const response = await openTwin(now, { retentionDays }).get(path)
  expect(response.status).toBe(200)
  const { sheets } = await readXlsx(new Uint8Array(await response.arrayBuffer()))
  return sheets
}
const [wire] = ercotGenerationByFuel.wire
const HEADER = wire.header.filter((field) => !field.endsWith('(DST)'))
const dayOf = (cell: unknown) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell)

describe('the workbook of generation by fuel', () => {
  test('has a sheet a month up to the running one, ten fuels for each day that is settled', async () => {
    const sheets = await open('2026-06-15T18:00Z', '/files/docs/2026/06/15/IntGenbyFuel2026.xlsx')
    expect(sheets.map(({ name }) => name)).toEqual([
      ...['Disclaimer', 'Summary', 'data_Summary_1', 'data_Summary_2'],
      ...['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'],
    ])
    const june = sheets.at(-1)?.rows ?? []
    expect(june[0]).toEqual(HEADER)
    expect(new Set(june.slice(1).map(([date]) => dayOf(date)))).toEqual(
      new Set(['2026-06-07', '2026-06-08', '2026-06-09']),
    )
    expect(june.length).toBe(1 + 30)
    expect(june[1]?.slice(1, 3)).toEqual(['Biomass', 'INITIAL'])
    expect(sheets[4]?.rows).toEqual([HEADER])
  })

  test('tells the energy of the dispatch, a quarter of its mean power, and its sum', async () => {
    const grid = createGrid(9)
    const june = (await open('2026-06-15T18:00Z', '/files/docs/2026/06/15/IntGenbyFuel2026.xlsx')).at(-1)?.rows ?? []
    const midnightMs = Temporal.Instant.from('2026-06-08T05:00Z').epochMilliseconds
    const rows = june.filter(([date]) => dayOf(date) === '2026-06-08')
    const cell = (fuel: string, quarter: number) => Number(rows.find((row) => row[1] === fuel)?.[4 + quarter])
    for (const quarter of [0, 50, 95]) {
      const outputs = [0, 1, 2].map((slot) =>
        readFleetOutput(grid.clearedAt(midnightMs + quarter * QUARTER_MS + slot * CLEARING_MS)),
      )
      const energy = (read: (output: (typeof outputs)[number]) => number) =>
        outputs.reduce((sum, output) => sum + read(output), 0) / 12
      expect(cell('Wind', quarter)).toBeCloseTo(
        energy(({ wind }) => wind),
        5,
      )
      expect(cell('Gas-CC', quarter)).toBeCloseTo(
        energy(({ combinedCycle }) => combinedCycle),
        5,
      )
      expect(cell('WSL', quarter)).toBeCloseTo(
        energy(({ charging }) => charging),
        5,
      )
    }
    for (const row of rows) {
      expect(row.slice(4).reduce<number>((sum, value) => sum + Number(value), 0)).toBeCloseTo(Number(row[3]), 4)
    }
  })

  test('has four more columns in November, and four blanks on the day of spring', async () => {
    const november = (await open('2026-11-09T18:00Z', '/files/docs/2026/IntGenbyFuel2026.xlsx', 10)).at(-1)?.rows ?? []
    expect(november[0]).toEqual(wire.header)
    const repeated = november
      .slice(1)
      .map((row) => [dayOf(row[0]), row.slice(100).filter((cell) => cell !== null).length])
    expect(new Set(repeated.map(String))).toEqual(new Set(['2026-11-01,4', '2026-11-02,0', '2026-11-03,0']))
    const march = (await open('2026-03-16T18:00Z', '/files/docs/2026/IntGenbyFuel2026.xlsx', 9)).at(-1)?.rows ?? []
    const spring = march.filter(([date]) => dayOf(date) === '2026-03-08')
    expect(spring.length).toBe(10)
    for (const row of spring) expect(row.slice(12, 16).every((cell) => cell === null)).toBe(true)
    for (const row of spring) expect(row.slice(4).filter((cell) => cell !== null).length).toBe(92)
  })

  test('is there for this year and the one before', async () => {
    const { get } = openTwin('2026-01-08T18:00Z')
    expect((await get('/files/docs/2027/IntGenbyFuel2027.xlsx')).status).toBe(404)
    expect((await get('/files/docs/2025/IntGenbyFuel2024.xlsx')).status).toBe(404)
    const december = (await open('2026-01-08T18:00Z', '/files/docs/2026/IntGenbyFuel2025.xlsx', 10)).at(-1)
    expect(december?.name).toBe('Dec')
    expect(december?.rows.length).toBe(1 + 2 * 10)
  })
})
