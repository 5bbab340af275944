import type { Wire } from '../../../datasets/dataset.ts'
import { ercotGenerationByFuel } from '../../../datasets/ercot/generation-by-fuel.ts'
import { readSettledEnergy, SETTLED_FUELS } from '../../fuel/generation-by-fuel.ts'
import { type Grid, QUARTER_MS } from '../../grid/grid.ts'
import type { WireRow } from '../../render/render-row.ts'
import { type Cell, renderXlsx, type Sheet } from '../../render/render-xlsx.ts'
import { wallDate } from '../../render/wall-text.ts'
import { widenRows } from '../../render/widen-rows.ts'
import type { ReadWallClock } from '../../wall-clock.ts'
import { hoursOfDay, localMidnight } from '../mis/daily-schedule.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** Initial settlement comes five days after a day, the final one eight weeks after. */
const INITIAL_MS = 5 * DAY_MS
const FINAL_MS = 55 * DAY_MS
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
// 1899-12-30, where spreadsheets count days from, in days before 1970.
const SERIAL_OF_1970 = 25_569

/** Which year, and which part of it the twin has lived. */
export interface WorkbookSpan {
  year: number
  firstMs: number
  nowMs: number
}

/**
 * IntGenbyFuelYYYY.xlsx as it stands at `nowMs`: a sheet for each month up to the running one, a row for each day since
 * `firstMs` and fuel, MWh of every quarter hour. The sheet of November alone has columns for the hour that autumn repeats.
 */
export function renderGenerationWorkbook(grid: Grid, span: WorkbookSpan, read: ReadWallClock): Uint8Array {
  const wire: Wire = ercotGenerationByFuel.wire[0]
  const nowWallMs = read(span.nowMs).wallMs
  const running = wallDate(nowWallMs).slice(0, 7)
  const rowsOf = new Map<string, Cell[][]>()
  for (const hours of daysBetween(span.firstMs, span.nowMs - INITIAL_MS, read)) {
    const month = wallDate(read((hours[0] as number) * HOUR_MS).wallMs).slice(0, 7)
    if (Number(month.slice(0, 4)) !== span.year) continue
    const rows = rowsOf.get(month) ?? []
    rows.push(...renderDay(grid, wire, hours, span.nowMs, read))
    rowsOf.set(month, rows)
  }
  const sheets = MONTHS.flatMap((name, index): Sheet[] => {
    const month = `${span.year}-${String(index + 1).padStart(2, '0')}`
    if (month > running) return []
    const header = name === 'Nov' ? wire.header : wire.header.filter((field) => !wire.optional?.includes(field))
    const rows = (rowsOf.get(month) ?? []).map((cells) => cells.slice(0, header.length))
    return [{ name, rows: [header, ...rows] }]
  })
  return renderXlsx([...FRONT_SHEETS, ...sheets], nowWallMs)
}

const FRONT_SHEETS: readonly Sheet[] = [
  { name: 'Disclaimer', rows: [['Interval Generation by Fuel Report'], ['Simulated data of no real grid']] },
  { name: 'Summary', rows: [['Energy, GWh', ...MONTHS.map((month) => `${month}*`), 'Total']] },
  { name: 'data_Summary_1', hidden: true, rows: [[null, 'Energy, GWh']] },
  { name: 'data_Summary_2', hidden: true, rows: [[null, ' ']] },
]

/** The hours of each whole day that has begun after `firstMs` and is over by `lastMs`. */
function daysBetween(firstMs: number, lastMs: number, read: ReadWallClock): number[][] {
  const days: number[][] = []
  let hours = hoursOfDay(localMidnight(firstMs, read), read)
  while (((hours.at(-1) as number) + 1) * HOUR_MS <= lastMs) {
    if ((hours[0] as number) * HOUR_MS >= firstMs) days.push(hours)
    hours = hoursOfDay(((hours.at(-1) as number) + 1) * HOUR_MS, read)
  }
  return days
}

function renderDay(grid: Grid, wire: Wire, hours: readonly number[], nowMs: number, read: ReadWallClock): Cell[][] {
  const startMs = (hours[0] as number) * HOUR_MS
  const quarters = hours.flatMap((hour) => [0, 1, 2, 3].map((quarter) => hour * HOUR_MS + quarter * QUARTER_MS))
  const energy = quarters.map((ms) => readSettledEnergy(grid, ms))
  const settlement = startMs + FINAL_MS <= nowMs ? 'FINAL' : 'INITIAL'
  const rows = SETTLED_FUELS.flatMap((fuel) =>
    quarters.map((ms, index): WireRow => {
      const values = { fuel, settlement_type: settlement, generation_mwh: spell(energy[index]?.[fuel] ?? 0) }
      return { startMs: ms, values }
    }),
  )
  const serialDate = Math.floor(read(startMs).wallMs / DAY_MS) + SERIAL_OF_1970
  return widenRows(wire, rows, { readWallClock: read }).map((cells) => {
    const total = cells.slice(4).reduce((sum, text) => sum + Number(text), 0)
    const [, fuel = '', settled = '', , ...values] = cells
    const digits = [spell(total), ...values].map((text): Cell => (text === '' ? null : { digits: text }))
    return [{ serialDate }, fuel, settled, ...digits]
  })
}

/** Six decimals at most. */
function spell(mwh: number): string {
  return String(Math.round(mwh * 1e6) / 1e6 + 0)
}
