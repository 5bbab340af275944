import { expect, it } from 'vitest'
import type { PriceHeatmapRow } from '../../../src/contract/schemas/prices-summary.ts'
import { heatmapBin, heatmapClass, heatmapScale } from '../../../src/web/charts/heatmap-bins.ts'
import { heatmapSlots, slotAt } from '../../../src/web/charts/heatmap-cells.ts'
import { drawHeatmap } from '../../../src/web/charts/heatmap-chart.server.ts'
import { cellText } from '../../../src/web/prices/heatmap-cell-text.ts'
import { dayColumns, monthColumns } from '../../../src/web/prices/heatmap-columns.ts'
import { heatmapTarget } from '../../../src/web/prices/heatmap-target.ts'
import { readUrlState } from '../../../src/web/state/url-state.ts'

const row = (date: string, hour: number, usd_per_mwh: number, repeated_hour = false): PriceHeatmapRow => ({
  location: 'HB_NORTH',
  location_type: 'HU',
  date,
  hour,
  repeated_hour,
  usd_per_mwh,
})
const ZONE = 'America/Chicago'
const DAYS = ['2024-03-10', '2024-11-03']
const ROWS = [
  row('2024-03-10', 1, 10),
  row('2024-03-10', 3, 11),
  row('2024-11-03', 1, 20),
  row('2024-11-03', 1, -40, true),
]

it('both passes of a repeated hour share its row, the skipped hour has none', () => {
  const [spring, autumn] = dayColumns(ROWS, DAYS, ZONE)
  expect(spring?.values.slice(1, 4)).toEqual([10, null, 11])
  expect([autumn?.values[1], autumn?.values[24]]).toEqual([20, -40])
  if (!autumn || !spring) throw new Error('no columns')
  expect(heatmapSlots(autumn).slice(1, 3)).toEqual([
    { slot: 1, fromRow: 1, toRow: 1.5 },
    { slot: 24, fromRow: 1.5, toRow: 2 },
  ])
  expect([slotAt(autumn, 1.2), slotAt(autumn, 1.7), slotAt(spring, 1.7)]).toEqual([1, 24, 1])
  expect(cellText(autumn, 24, { by: 'day' })).toBe('2024-11-03, 01:00, second time: −$40.00/MWh')
  expect(cellText(autumn, 1, { by: 'day' })).toBe('2024-11-03, 01:00, first time: $20.00/MWh')
  expect(cellText(spring, 2, { by: 'day' })).toBe('2024-03-10, 02:00: no price')
})

it('draws a path a colour, each cell where it stands', () => {
  const chart = {
    description: 'd',
    columns: dayColumns(ROWS, DAYS, ZONE),
    scale: { cap: 100 },
    labels: [],
    hourStep: 6,
  }
  const svg = drawHeatmap(chart, { width: 58 + 20 + 200, height: 8 + 26 + 240 })
  // A column is 100 px, an hour 10: the second pass of the repeated hour is the lower half.
  expect(svg).toContain('<path class="cell-cold-4" d="M158 23h100v5h-100z"/>')
  expect(svg).toContain('<path class="cell-hot-1" d="M58 18h100v10h-100zM58 38h100v10h-100z"/>')
  expect(svg).toContain('<path class="twice" d="M158 23h100"/>')
})

it('colours are centred on zero and end at a named cap', () => {
  expect(heatmapScale([12, -30, 55, null])).toEqual({ cap: 60 })
  expect(heatmapScale([])).toEqual({ cap: 5 })
  const scale = { cap: 100 }
  expect([0, 9.9, 10, 99, 100, 5000, -9.9, -10, -5000].map((value) => heatmapBin(value, scale))).toEqual([
    0, 0, 1, 9, 10, 10, 0, -1, -10,
  ])
  expect([-3, 0, 3].map(heatmapClass)).toEqual(['cell-cold-3', 'cell-mid-0', 'cell-hot-3'])
})

it('a cell leads to its day, a month to its days', () => {
  const state = readUrlState(new URL('http://x/prices/heatmap?s=HB_NORTH&range=30d&view=month&as_of=2026-06-01'))
  expect(heatmapTarget('2024-11-03', state)).toBe('/prices?from=2024-11-03&to=2024-11-03&as_of=2026-06-01&s=HB_NORTH')
  expect(heatmapTarget('2024-02', state)).toContain('from=2024-02-01&to=2024-02-29')
  // A day that is not the market's is named by its ends.
  expect(heatmapTarget('2024-11-03', state, ['2024-11-03T00:00Z', '2024-11-04T00:00Z'])).toContain(
    '/prices?from=2024-11-03T00%3A00Z&to=2024-11-04T00%3A00Z&',
  )
})

it('hours begin where the clock of the zone has them', () => {
  const [column] = dayColumns([row('2024-11-03', 1, 20)], ['2024-11-03'], 'Asia/Kolkata')
  if (!column) throw new Error('no column')
  expect(cellText(column, 1, { by: 'day' })).toBe('2024-11-03, 01:30: $20.00/MWh')
  const chart = { description: 'd', columns: [column], scale: { cap: 100 }, labels: [], hourStep: 12 }
  expect(drawHeatmap(chart, { width: 278, height: 274 })).toContain('>12:30</text>')
  expect(monthColumns([], ['2024-11'], 'Asia/Kathmandu').map(({ minute }) => minute)).toEqual([45])
  expect(dayColumns([], ['2024-07-01', '2024-11-03'], 'America/Los_Angeles').map(({ minute }) => minute)).toEqual([
    0, 0,
  ])
})
