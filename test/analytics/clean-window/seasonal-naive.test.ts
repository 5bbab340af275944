import { describe, expect, it, test } from 'vitest'
import { HOUR_MS } from '../../../src/analytics/clean-window/hour-series.ts'
import { localHourOf, startOfLocalHour } from '../../../src/analytics/clean-window/local-hours.ts'
import { forecastSeasonalNaive } from '../../../src/analytics/clean-window/seasonal-naive.ts'

const ZONE = 'America/Chicago'
const ms = (text: string) => Temporal.Instant.from(text).epochMilliseconds
const local = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).epochMilliseconds

/** Hours of so many days before `endMs`, each worth what `value` says of its wall clock. */
function known(endMs: number, days: number, value: (at: Temporal.ZonedDateTime) => number) {
  const startMs = endMs - days * 24 * HOUR_MS
  const values = Float64Array.from({ length: days * 24 }, (_, hour) =>
    value(Temporal.Instant.fromEpochMilliseconds(startMs + hour * HOUR_MS).toZonedDateTimeISO(ZONE)),
  )
  return { startMs, values }
}

describe('the wall clock', () => {
  test.each([
    ['2024-03-10T07:00Z', 1],
    ['2024-03-10T08:00Z', 3],
    ['2024-11-03T06:00Z', 1],
    ['2024-11-03T07:00Z', 1],
    ['2024-11-03T08:00Z', 2],
  ])('%s is hour %i', (text, hour) => {
    expect(localHourOf(ms(text), ZONE).hour).toBe(hour)
  })

  it('skips an hour in spring, has two in autumn: the first counts', () => {
    const spring = localHourOf(ms('2024-03-10T12:00Z'), ZONE).day
    const autumn = localHourOf(ms('2024-11-03T12:00Z'), ZONE).day
    expect(startOfLocalHour({ day: spring, hour: 2 }, ZONE)).toBeUndefined()
    expect(startOfLocalHour({ day: spring, hour: 3 }, ZONE)).toBe(ms('2024-03-10T08:00Z'))
    expect(startOfLocalHour({ day: autumn, hour: 1 }, ZONE)).toBe(ms('2024-11-03T06:00Z'))
    expect(startOfLocalHour({ day: autumn, hour: 0 }, ZONE)).toBe(ms('2024-11-03T05:00Z'))
  })

  test.each(['America/Chicago', 'America/Los_Angeles', 'America/Phoenix', 'Etc/GMT+5'])(
    'of %s leads back to the same hour, all year',
    (zone) => {
      const first = ms('2024-01-01T12:00Z')
      for (let hour = 0; hour < 366 * 24; hour++) {
        const at = first + hour * HOUR_MS
        const start = startOfLocalHour(localHourOf(at, zone), zone)
        // Of the second pass of the repeated hour the first one is found.
        if (start !== at)
          expect(Temporal.Instant.fromEpochMilliseconds(at).toString()).toMatch(
            /^2024-11-03T0[79]:00|^2024-11-03T09:00/,
          )
      }
    },
  )
})

describe('seasonal naive', () => {
  it('is the mean of the same hour of the same weekday of the last four weeks', () => {
    const end = local('2024-06-12T00:00')
    const weekOf = (at: Temporal.ZonedDateTime) => Math.ceil((end - at.epochMilliseconds) / (7 * 24 * HOUR_MS))
    const series = known(end, 35, (at) => 100 * weekOf(at) + at.hour + (at.dayOfWeek === 3 ? 0 : 5000))
    // Wednesday, hours 0 and 5: weeks 1 to 4 back, (100 + 200 + 300 + 400) / 4.
    const forecast = forecastSeasonalNaive(series, ZONE, end, 24)
    expect([forecast[0], forecast[5]]).toEqual([250, 255])
  })

  it('takes the last seven days where no such weekday is known, nothing where nothing is', () => {
    const end = local('2024-06-12T00:00')
    const series = known(end, 3, (at) => at.day)
    expect(forecastSeasonalNaive(series, ZONE, end, 1)[0]).toBe(10)
    expect(forecastSeasonalNaive({ startMs: end, values: new Float64Array(0) }, ZONE, end, 1)[0]).toBeNaN()
    series.values.fill(Number.NaN, 0, 48)
    expect(forecastSeasonalNaive(series, ZONE, end, 1)[0]).toBe(11)
  })

  it.each(['2024-03-10', '2024-11-03'])('on %s, when the clocks change, follows the wall clock', (date) => {
    const day = Temporal.PlainDate.from(date)
    const start = day.toZonedDateTime(ZONE).epochMilliseconds
    const count = (day.add({ days: 1 }).toZonedDateTime(ZONE).epochMilliseconds - start) / HOUR_MS
    const forecast = [
      ...forecastSeasonalNaive(
        known(start, 29, (at) => at.hour),
        ZONE,
        start,
        count,
      ),
    ]
    const hours = Array.from({ length: 24 }, (_, hour) => hour)
    expect(forecast).toEqual(date === '2024-03-10' ? hours.filter((hour) => hour !== 2) : [0, 1, ...hours.slice(1)])
  })

  it.each(['2024-03-17', '2024-11-10'])('on %s, a week after a change, too', (date) => {
    const start = Temporal.PlainDate.from(date).toZonedDateTime(ZONE).epochMilliseconds
    const forecast = [
      ...forecastSeasonalNaive(
        known(start, 8, (at) => at.hour),
        ZONE,
        start,
        24,
      ),
    ]
    expect(forecast).toEqual(Array.from({ length: 24 }, (_, hour) => hour))
  })
})
