import { expect, test } from 'vitest'
import { createDaySlices } from '../../../src/analytics/authority/day-slices.ts'
import { changeText } from '../../../src/analytics/changes/change-text.ts'
import { makeChanges } from '../../../src/analytics/changes/make-changes.ts'
import { buildInput, type HourAt, type InputSpec } from '../pulse/build-input.ts'

/** A demand of 1,000 MWh, 1,500 from 17:00 to 18:00; 100 less in the weeks before. */
const demand = ({ hour, daysBefore }: HourAt): number => 1000 + (hour === 17 ? 500 : 0) - (daysBefore > 0 ? 100 : 0)

function compare(
  spec: InputSpec,
  ties: Readonly<Record<string, (at: HourAt) => number>> = {},
  total = () => Number.NaN,
) {
  const { hours, intensityGPerKwh, date } = buildInput(spec)
  const seriesOf = (of: (at: HourAt) => number) => buildInput({ ...spec, demand: of }).hours.demandMwh
  const sliceOf = createDaySlices(hours.startsMs, hours.zone)
  const day = sliceOf(date)
  if (!day) throw new Error('the hours do not reach over the day')
  const changes = makeChanges(
    day,
    {
      toldMwh: hours.demandMwh,
      intensityGPerKwh,
      interchangeMwh: seriesOf(total),
      tiesMwh: new Map(Object.entries(ties).map(([code, of]) => [code, seriesOf(of)])),
    },
    sliceOf,
  )
  const place = { subject: 'demand', startsMs: hours.startsMs, zone: hours.zone, weekday: 'Wednesday' } as const
  const texts = changes.map((change) => changeText(change, place))
  return { changes: Object.fromEntries(changes.map((change) => [change.kind, change])), texts, hours, day }
}

test('the peak, the ramp and the cleanest hour against four weeks', () => {
  const coal = ({ hour, daysBefore }: HourAt) => (hour === 12 ? (daysBefore > 0 ? 1000 : 3000) : 9000)
  const { changes, texts } = compare({ date: '2026-06-10', demand, fuels: { coal, wind: () => 1000 } })
  expect(changes['max_demand']).toMatchObject({ typical: { value: 1400, days: 4 }, delta: 100 })
  expect(changes['largest_ramp']).toMatchObject({ measured: { value: 500 }, delta: 0 })
  expect(changes['cleanest_hour']?.measured?.value).toBe(786)
  expect(changes['cleanest_hour']?.typical.value).toBe(524)
  expect(texts).toEqual([
    'Highest demand: 1,500 MWh at 17:00 CDT, 100 (7 %) above a typical Wednesday.',
    'Cleanest hour: 786 g CO₂/kWh at 12:00 CDT, 262 (50 %) above a typical Wednesday.',
    'Largest hourly ramp of demand: up 500 MWh at 17:00 CDT, as on a typical Wednesday.',
    'Largest interchange swing: not known. Interchange is not published for this day.',
  ])
})

test('the swing of one tie counts where it is larger than that of the total', () => {
  const at = (hour: number, mwh: number) => (place: HourAt) => (place.hour === hour ? mwh : 0)
  const { changes, texts } = compare({ date: '2026-06-10', demand }, { SWPP: at(6, -900), MISO: at(7, 300) }, () => 50)
  expect(changes['interchange_swing']?.measured).toMatchObject({ value: 900, neighbour: 'SWPP' })
  expect(texts[3]).toBe('Largest interchange swing with SWPP: down 900 MWh at 06:00 CDT, as on a typical Wednesday.')
})

test('ties that the day does not have yet do not make other days look wilder', () => {
  const late = ({ hour, daysBefore }: HourAt) => (daysBefore === 0 ? Number.NaN : hour * 1000)
  const { changes } = compare({ date: '2026-06-10', demand }, { SWPP: late }, () => 50)
  expect(changes['interchange_swing']).toMatchObject({ measured: { value: 0 }, typical: { value: 0, days: 4 } })
})

test('fewer than three days are said, and compared with nothing', () => {
  const few = (at: HourAt) => (at.daysBefore > 14 ? Number.NaN : demand(at))
  const { changes, texts } = compare({ date: '2026-06-10', demand: few })
  expect(changes['max_demand']).toMatchObject({ typical: { value: undefined, days: 2 }, delta: undefined })
  expect(texts[0]).toBe(
    'Highest demand: 1,500 MWh at 17:00 CDT. Nothing to compare it with: only 2 Wednesdays of the 30 days before have it; it takes 3.',
  )
})

test.each([
  ['2024-03-10', 23],
  ['2024-11-03', 25],
])('on %s the ramp goes over %i hours, across the change of the clock', (date, count) => {
  const steep = ({ at, daysBefore }: HourAt) => (daysBefore === 0 && at >= 2 ? 2000 : 1000)
  const { changes, hours, day } = compare({ date, demand: steep })
  expect(day.count).toBe(count)
  const start = Temporal.Instant.fromEpochMilliseconds(
    hours.startsMs[changes['largest_ramp']?.measured?.index ?? 0] ?? 0,
  )
  expect(start.toZonedDateTimeISO('America/Chicago').toString({ timeZoneName: 'never' })).toBe(
    count === 23 ? '2024-03-10T03:00:00-05:00' : '2024-11-03T01:00:00-06:00',
  )
})

test('a day with missing hours says how many', () => {
  const holes = (at: HourAt) => (at.daysBefore === 0 && at.hour < 3 ? Number.NaN : demand(at))
  const { texts } = compare({ date: '2026-06-10', demand: holes })
  expect(texts[0]).toBe('Highest demand: 1,500 MWh at 17:00 CDT, 3 hours missing, 100 (7 %) above a typical Wednesday.')
})
