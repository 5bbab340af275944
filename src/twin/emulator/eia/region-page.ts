import { eiaRegionData } from '../../../datasets/eia/region-data.ts'
import { AUTHORITIES } from '../../eia/authority.ts'
import type { RegionType, RegionValues } from '../../eia/region-values.ts'
import { hash32 } from '../../noise/hash.ts'
import { createRowRenderer, type WireRow } from '../../render/render-row.ts'
import { createWallClock } from '../../wall-clock.ts'
import type { RegionQuery } from './region-query.ts'

/** A row of region data as EIA spells it; values are text since API version 2.1.8. */
export type RegionRow = Record<string, string>

export interface RegionPage {
  total: number
  rows: readonly RegionRow[]
}

const HOUR_MS = 3_600_000
const TYPES: readonly { code: RegionType; name: string }[] = [
  { code: 'D', name: 'Demand' },
  { code: 'DF', name: 'Day-ahead demand forecast' },
  { code: 'NG', name: 'Net generation' },
  { code: 'TI', name: 'Total interchange' },
]
// 2007-01-01T00Z: nothing is known of earlier hours.
const FIRST_HOUR = 324_336
/** Forecasts reach no further ahead than this. */
const FORECAST_HOURS = 48
const LATEST_APPEARANCE_MS = 95 * 60_000

/** The rows from `offset` on of what a query finds at `nowMs`. Only the hours of the page are worked out when it is sorted by period. */
export function readRegionPage(values: RegionValues, query: RegionQuery, nowMs: number): RegionPage {
  const plan = planRows(values, query, nowMs)
  const byPeriod = query.sort[0] === undefined || query.sort[0].column === 'period'
  const descending = query.sort[0]?.descending ?? true
  const hours = descending ? plan.hours.toReversed() : plan.hours
  const total = hours.reduce((sum, { count }) => sum + count, 0)
  const end = Math.min(total, query.offset + query.length)
  const found: RegionRow[] = []
  let before = 0
  let skipped = 0
  for (const { hour, count } of hours) {
    const touches = before + count > query.offset && before < end
    if (!byPeriod || touches) {
      if (found.length === 0) skipped = byPeriod ? before : 0
      found.push(...sortRows(rowsOfHour(values, hour, nowMs, plan), query))
    }
    before += count
  }
  const rows = byPeriod ? found : sortRows(found, query)
  return { total, rows: rows.slice(query.offset - skipped, end - skipped).map((row) => trimRow(row, query)) }
}

interface RowPlan {
  authorities: readonly number[]
  types: readonly { code: RegionType; name: string }[]
  /** Hours by their start, ascending, and how many rows each has. */
  hours: readonly { hour: number; count: number }[]
  render: (row: WireRow) => RegionRow
}

function planRows(values: RegionValues, query: RegionQuery, nowMs: number): RowPlan {
  const allows = (facet: string, value: string) => query.facets[facet]?.includes(value) ?? true
  const authorities = AUTHORITIES.flatMap(({ code }, index) => (allows('respondent', code) ? index : []))
  const types = TYPES.filter(({ code }) => allows('type', code))
  const newest = Math.floor(nowMs / HOUR_MS) + FORECAST_HOURS
  const first = Math.max(FIRST_HOUR, (query.startHour ?? FIRST_HOUR + 1) - 1)
  const last = Math.min(newest, query.endHour === undefined ? newest : query.endHour - 1)
  const hours = []
  for (let hour = first; hour <= last; hour++) {
    const settled = (hour + 1) * HOUR_MS + LATEST_APPEARANCE_MS <= nowMs
    const count = settled ? authorities.length * types.length : countShown(values, { authorities, types }, hour, nowMs)
    if (count > 0) hours.push({ hour, count })
  }
  return { authorities, types, hours, render: createRecordRenderer() }
}

function countShown(
  values: RegionValues,
  { authorities, types }: Pick<RowPlan, 'authorities' | 'types'>,
  hour: number,
  nowMs: number,
): number {
  const shown = (index: number) => types.filter(({ code }) => values.appearsMs(index, hour, code) <= nowMs).length
  return authorities.reduce((sum, index) => sum + shown(index), 0)
}

/** Rows as records of the catalogue's own wire. */
function createRecordRenderer(): (row: WireRow) => RegionRow {
  const [wire] = eiaRegionData.wire
  if (wire === undefined) throw new Error('eia.region_data has no wire')
  const render = createRowRenderer(wire, { readWallClock: createWallClock('UTC') })
  return (row) => {
    const cells = render(row)
    return Object.fromEntries(wire.header.map((field, at) => [field, cells[at] ?? '']))
  }
}

function rowsOfHour(values: RegionValues, hour: number, nowMs: number, plan: RowPlan): RegionRow[] {
  const hourValues = values.hourAt(hour, nowMs)
  return plan.authorities.flatMap((index) => {
    const authority = AUTHORITIES[index]
    const shown = plan.types.filter(({ code }) => values.appearsMs(index, hour, code) <= nowMs)
    return shown.map((type) =>
      plan.render({
        startMs: hour * HOUR_MS,
        values: {
          respondent: authority?.code ?? null,
          respondent_name: authority?.name ?? null,
          type: type.code,
          type_name: type.name,
          value_mwh: hourValues[index]?.[type.code] ?? null,
        },
      }),
    )
  })
}

/**
 * Sorts by what was asked and nothing more. Rows that tie come in an order that changes with the offset, as from a
 * database: pages sorted by less than the full key overlap and miss rows.
 */
function sortRows(rows: readonly RegionRow[], query: RegionQuery): RegionRow[] {
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

function trimRow(row: RegionRow, query: RegionQuery): RegionRow {
  if (query.wantsValue) return row
  const { value: _, 'value-units': __, ...rest } = row
  return rest
}
