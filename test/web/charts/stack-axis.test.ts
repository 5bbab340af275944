import { expect, test } from 'vitest'
import { type StackAxis, stackAxis } from '../../../src/web/charts/stack-axis.ts'

const HOUR_MS = 3_600_000
/** The widest that five letters of a time come out, and the least air between two. */
const TIME_PX = 40
const AIR_PX = 6
/** Plot areas of drawings from 280 to 1600 pixels. */
const WIDTHS = Array.from({ length: 67 }, (_, step) => 202 + 20 * step)

const axisOf = (date: string, zone: string, widthPx: number) => {
  const start = Temporal.PlainDate.from(date).toZonedDateTime(zone)
  const [fromMs, toMs] = [start.epochMilliseconds, start.add({ days: 1 }).epochMilliseconds]
  const axis = stackAxis({ fromMs, toMs, zone, zoneLabel: 'CDT/CST', widthPx })
  return { axis, pxOf: (epochMs: number) => ((epochMs - fromMs) / (toMs - fromMs)) * widthPx, fromMs, toMs }
}

const written = ({ ticks }: StackAxis) => ticks.filter(({ text }) => text !== '')

test.each([
  ['2024-03-10', 'America/Chicago', 23],
  ['2024-11-03', 'America/Chicago', 25],
  ['2024-11-03', 'America/Los_Angeles', 25],
  ['2024-06-10', 'America/New_York', 24],
])('on %s in %s times stand apart at every width', (date, zone, hours) => {
  for (const widthPx of WIDTHS) {
    const { axis, pxOf, fromMs, toMs } = axisOf(date, zone, widthPx)
    const places = written(axis).map(({ epochMs }) => pxOf(epochMs))
    expect(places.length).toBeGreaterThanOrEqual(3)
    const gaps = places.slice(1).map((place, index) => place - (places[index] ?? 0))
    expect(Math.min(...gaps), `${widthPx} px`).toBeGreaterThanOrEqual(TIME_PX + AIR_PX)
    expect((toMs - fromMs) / HOUR_MS).toBe(hours)
  }
})

test('where clocks change each hour has a mark, so that they can be counted', () => {
  expect(axisOf('2024-11-03', 'America/Chicago', 1000).axis.ticks.length).toBe(26)
  expect(axisOf('2024-03-10', 'America/Chicago', 300).axis.ticks.length).toBe(24)
  const { axis } = axisOf('2024-06-10', 'America/Chicago', 1000)
  expect(axis.ticks).toEqual(written(axis))
})
