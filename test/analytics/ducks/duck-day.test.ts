import { describe, expect, test } from 'vitest'
import { cutDays } from '../../../src/analytics/ducks/duck-day.ts'
import { findLeftOut } from '../../../src/analytics/ducks/left-out.ts'
import { daysOf, seriesOf } from './duck-hours.ts'

const local = (day: { startsMs: Float64Array }, zone: string) =>
  [...day.startsMs].map((ms) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone))

describe.each(['America/Chicago', 'America/Los_Angeles', 'America/Phoenix', 'Etc/GMT+5'])('days of %s', (zone) => {
  test.each(['2024-03-09', '2024-03-10', '2024-11-02', '2024-11-03'])('%s has its own hours', (date) => {
    const [day] = daysOf(seriesOf(zone, date, date, () => 1))
    if (!day) expect.fail('no day')
    const times = local(day, zone)
    expect(times.map(({ hour }) => hour)).toEqual([...day.localHours])
    expect(new Set(times.map((time) => time.toPlainDate().toString()))).toEqual(new Set([date]))
  })
})

test('net load is demand less solar; the standard one less wind too', () => {
  const series = seriesOf(
    'America/Chicago',
    '2024-03-09',
    '2024-03-11',
    (hour) => 100 + hour,
    (hour) => hour,
  )
  const windMwh = series.startsMs.map(() => 7)
  const first = Temporal.PlainDate.from('2024-03-10')
  const [day] = cutDays({ ...series, windMwh }, first, first)
  expect(new Set(day?.netMwh)).toEqual(new Set([100]))
  expect(new Set(day?.standardNetMwh)).toEqual(new Set([93]))
})

describe('days that cannot be measured', () => {
  const series = seriesOf('America/Chicago', '2024-11-02', '2024-11-04', () => 50)
  const holed = (values: Float64Array, ...hours: number[]) =>
    values.map((value, hour) => (hours.includes(hour) ? Number.NaN : value))
  const [first, last] = [Temporal.PlainDate.from('2024-11-02'), Temporal.PlainDate.from('2024-11-05')]
  const reasons = (changed: Partial<typeof series>) =>
    cutDays({ ...series, ...changed }, first, last).map((day) => findLeftOut(day))

  test('are those with a missing hour, of demand or of solar, and those of which there is nothing', () => {
    // Saturday has 24 hours, Sunday 25: place 24 + 24 is its last one.
    expect(reasons({ demandMwh: holed(series.demandMwh, 48), solarMwh: holed(series.demandMwh, 0, 1) })).toEqual([
      { date: '2024-11-02', reason: 'solar_missing', missingHours: 2 },
      { date: '2024-11-03', reason: 'demand_missing', missingHours: 1 },
      undefined,
      { date: '2024-11-05', reason: 'not_published', missingHours: 24 },
    ])
  })

  test('are all, where no solar is reported', () => {
    expect(reasons({ solarMwh: undefined }).map((each) => each?.reason)).toEqual([
      'solar_missing',
      'solar_missing',
      'solar_missing',
      'not_published',
    ])
  })
})
