import { expect, test } from 'vitest'
import { drawGapCalendar } from '../../../src/web/charts/gap-calendar.server.ts'
import { layGapColumns } from '../../../src/web/charts/gap-columns.ts'

/** A day in Chicago whose hours are all whole. */
function day(date: string) {
  const midnight = Temporal.PlainDate.from(date).toZonedDateTime('America/Chicago')
  const hours = Array.from({ length: midnight.hoursInDay }, (_, at) => {
    const hour = midnight.add({ hours: at })
    const local = `${String(hour.hour).padStart(2, '0')}:00`
    return { start: hour.toInstant().toString(), local, intervals: 4, state: 'present' as const }
  })
  return { date, hours }
}

test.each([
  ['2024-03-10', 23, 24, 1],
  ['2024-11-03', 25, 25, 0],
  ['2024-06-10', 24, 24, 0],
])('%s has %d cells under %d hours of the clock', (date, cells, columns, empty) => {
  const grid = layGapColumns([day(date)])
  expect(grid.columns).toHaveLength(columns)
  expect(grid.rows[0]?.cells.filter((cell) => cell === undefined)).toHaveLength(empty)
  for (const which of ['wide', 'narrow'] as const) {
    const svg = drawGapCalendar([day(date)], which, 'a <calendar>')
    expect(svg.match(/class="gap-present"/g)).toHaveLength(cells)
    expect(svg).toContain('aria-label="a &lt;calendar>"')
  }
})

test('the hour that spring skips is empty; other days leave the second pass of autumn empty', () => {
  expect(layGapColumns([day('2024-03-10')]).rows[0]?.cells[2]).toBe(undefined)
  const { columns, rows } = layGapColumns([day('2024-11-02'), day('2024-11-03')])
  expect(columns.slice(1, 3)).toEqual([
    { hour: 1, repeat: false },
    { hour: 1, repeat: true },
  ])
  expect(rows.map(({ cells }) => cells[2]?.start)).toEqual([undefined, '2024-11-03T07:00:00Z'])
})
