import { hash32 } from '../../noise/hash.ts'
import { createRowRenderer, type WireRow } from '../../render/render-row.ts'
import { createWallClock } from '../../wall-clock.ts'
import type { EiaQuery } from './eia-query.ts'
import type { EiaRoute } from './eia-route.ts'

/** A row as EIA spells it; values are text since API version 2.1.8. */
export type EiaRow = Record<string, string>

export interface EiaPage {
  total: number
  rows: readonly EiaRow[]
}

const HOUR_MS = 3_600_000
// 2007-01-01T00Z: nothing is known of earlier hours.
const FIRST_HOUR = 324_336
/** Forecasts reach no further ahead than this. */
const FORECAST_HOURS = 48

/** The rows from `offset` on of what a query finds at `nowMs`. Only the hours of the page are worked out when it is sorted by period. */
export function readEiaPage(route: EiaRoute, query: EiaQuery, nowMs: number): EiaPage {
  const plan = planRows(route, query, nowMs)
  const byPeriod = query.sort[0] === undefined || query.sort[0].column === 'period'
  const descending = query.sort[0]?.descending ?? true
  const hours = descending ? plan.hours.toReversed() : plan.hours
  const total = hours.reduce((sum, { count }) => sum + count, 0)
  const end = Math.min(total, query.offset + query.length)
  const found: EiaRow[] = []
  let before = 0
  let skipped = 0
  for (const { hour, count } of hours) {
    const touches = before + count > query.offset && before < end
    if (!byPeriod || touches) {
      if (found.length === 0) skipped = byPeriod ? before : 0
      found.push(...sortRows(rowsOfHour(route, hour, nowMs, plan), query))
    }
    before += count
  }
  const rows = byPeriod ? found : sortRows(found, query)
  return { total, rows: rows.slice(query.offset - skipped, end - skipped).map((row) => trimRow(row, query)) }
}

interface RowPlan {
  /** The series that the facets allow. */
  series: readonly number[]
  /** Hours by their start, ascending, and how many rows each has. */
  hours: readonly { hour: number; count: number }[]
  render: (row: WireRow) => EiaRow
}

function planRows(route: EiaRoute, query: EiaQuery, nowMs: number): RowPlan {
  const facets = Object.entries(query.facets).map(([field, values]) => [columnOf(route, field), values] as const)
  const series = route.series.flatMap((columns, index) =>
    facets.every(([column, values]) => column === undefined || values.includes(columns[column] ?? '')) ? index : [],
  )
  const newest = Math.floor(nowMs / HOUR_MS) + FORECAST_HOURS
  const first = Math.max(FIRST_HOUR, (query.startHour ?? FIRST_HOUR + 1) - 1)
  const last = Math.min(newest, query.endHour === undefined ? newest : query.endHour - 1)
  const hours = []
  for (let hour = first; hour <= last; hour++) {
    const count = route.isSettled(hour, nowMs)
      ? series.length
      : series.filter((each) => route.appearsMs(each, hour) <= nowMs).length
    if (count > 0) hours.push({ hour, count })
  }
  return { series, hours, render: createRecordRenderer(route) }
}

/** The dataset column behind a facet; facets that a route does not have are ignored, as EIA does. */
function columnOf({ wire }: EiaRoute, field: string): string | undefined {
  return Object.keys(wire.map).find((column) => wire.map[column] === field)
}

/** Rows as records of the catalogue's own wire. */
function createRecordRenderer({ wire }: EiaRoute): (row: WireRow) => EiaRow {
  const render = createRowRenderer(wire, { readWallClock: createWallClock('UTC') })
  return (row) => {
    const cells = render(row)
    return Object.fromEntries(wire.header.map((field, at) => [field, cells[at] ?? '']))
  }
}

function rowsOfHour(route: EiaRoute, hour: number, nowMs: number, { series, render }: RowPlan): EiaRow[] {
  const valueAt = route.hourAt(hour, nowMs)
  return series
    .filter((each) => route.appearsMs(each, hour) <= nowMs)
    .map((each) => render({ startMs: hour * HOUR_MS, values: { ...route.series[each], value_mwh: valueAt(each) } }))
}

/**
 * Sorts by what was asked and nothing more. Rows that tie come in an order that changes with the offset, as from a
 * database: pages sorted by less than the full key overlap and miss rows.
 */
function sortRows(rows: readonly EiaRow[], query: EiaQuery): EiaRow[] {
  const keyed = rows.map((row, index) => ({ row, chance: hash32(query.offset, index) }))
  keyed.sort((a, b) => {
    for (const { column, descending } of query.sort) {
      const difference = compareCells(column, a.row[column] ?? '', b.row[column] ?? '')
      if (difference !== 0) return descending ? -difference : difference
    }
    return a.chance - b.chance
  })
  return keyed.map(({ row }) => row)
}

function compareCells(column: string, a: string, b: string): number {
  if (column === 'value') return Number(a) - Number(b)
  return a < b ? -1 : a > b ? 1 : 0
}

function trimRow(row: EiaRow, query: EiaQuery): EiaRow {
  if (query.wantsValue) return row
  const { value: _, 'value-units': __, ...rest } = row
  return rest
}
