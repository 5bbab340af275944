import { CHART_MARGIN } from './chart-margin.ts'
import { type DayTick, dayTicks } from './day-ticks.ts'
import { findClockChange, hourTicks } from './hour-ticks.ts'
import { labelWidthPx } from './label-width.ts'
import { type PlacedDay, placeDays } from './place-days.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** A time axis: what is written on its two lines. */
export interface StackAxis {
  /** The upper line. */
  ticks: readonly { epochMs: number; text: string }[]
  /** The lower line: days, or the change of clocks. */
  days: readonly PlacedDay[]
  /** Moments with a rule: local midnights, the change of clocks. */
  rules: readonly number[]
}

export interface StackAxisAsked {
  fromMs: number
  toMs: number
  zone: string
  zoneLabel: string
  /** Of the plot area, in the drawing's own pixels. */
  widthPx: number
}

/** The axis of one day with its hours, of some weeks with their days, or of months. */
export function stackAxis(asked: StackAxisAsked): StackAxis {
  const { fromMs, toMs, widthPx } = asked
  const days = (toMs - fromMs) / DAY_MS
  if (days <= 1.1) return oneDay(asked)
  const dayPx = widthPx / days
  if (dayPx < 16) return sparseDays(asked)
  const stepHours = [3, 6, 12, 24].find((step) => (dayPx * step) / 24 >= 44) ?? 24
  const ticks = dayTicks(fromMs, toMs, asked.zone, { stepHours, shortDays: dayPx < 90 })
  // The day that begins where the axis ends is not shown.
  const labelled = everyNth(
    ticks.filter(({ epochMs }) => epochMs < toMs),
    dayPx,
  )
  return {
    ticks: stepHours < 24 ? ticks.map(({ epochMs, time }) => ({ epochMs, text: time })) : [],
    days: placeDays(labelled, axisSpan(asked)),
    rules: ticks.flatMap(({ epochMs, day }) => (day === undefined ? [] : epochMs)),
  }
}

/** Width of a time with air beside it, where letters are largest. */
const TIME_PX = 48

function oneDay(asked: StackAxisAsked): StackAxis {
  const { fromMs, toMs, zone, widthPx } = asked
  const hourPx = (widthPx * HOUR_MS) / (toMs - fromMs)
  const change = findClockChange(fromMs, toMs, zone)
  // The step that spring skips an hour of is the narrowest.
  const stepHours = [3, 4, 6, 12].find((step) => hourPx * (change ? step - 1 : step) >= TIME_PX) ?? 12
  const ticks = hourTicks(fromMs, toMs, zone, stepHours).map(({ epochMs, time }) => ({ epochMs, text: time }))
  const notes: DayTick[] = change ? [{ epochMs: change.epochMs, time: '', day: change.note }] : []
  return {
    ticks: change ? withEveryHour(ticks, fromMs, toMs) : ticks,
    days: placeDays(notes, axisSpan(asked)),
    rules: change ? [change.epochMs] : [],
  }
}

/** A mark at each hour: where clocks change, hours can be counted. */
function withEveryHour(ticks: StackAxis['ticks'], fromMs: number, toMs: number): StackAxis['ticks'] {
  const texts = new Map(ticks.map(({ epochMs, text }) => [epochMs, text]))
  return Array.from({ length: (toMs - fromMs) / HOUR_MS + 1 }, (_, hour) => {
    const epochMs = fromMs + hour * HOUR_MS
    return { epochMs, text: texts.get(epochMs) ?? '' }
  })
}

/** The first of each month where days are too narrow to be named. */
function sparseDays(asked: StackAxisAsked): StackAxis {
  const { fromMs, toMs, zone, widthPx } = asked
  const monthPx = (widthPx * 30.4 * DAY_MS) / (toMs - fromMs)
  const step = [1, 2, 3, 6, 12].find((months) => monthPx * months >= 52) ?? 12
  const start = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(zone).toPlainDate().with({ day: 1 })
  const ticks: { epochMs: number; text: string }[] = []
  for (let date = start; ; date = date.add({ months: 1 })) {
    const epochMs = date.toZonedDateTime(zone).epochMilliseconds
    if (epochMs > toMs) break
    if (epochMs >= fromMs && (date.month - 1) % step === 0) ticks.push({ epochMs, text: monthText(date) })
  }
  return { ticks, days: [], rules: ticks.map(({ epochMs }) => epochMs) }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

const monthText = ({ month, year }: Temporal.PlainDate): string =>
  month === 1 ? String(year) : (MONTHS[month - 1] ?? '')

const axisSpan = ({ fromMs, toMs, widthPx, zoneLabel }: StackAxisAsked) => ({
  fromMs,
  toMs,
  widthPx,
  takenLeftPx: Math.max(0, labelWidthPx(`${zoneLabel} `) - CHART_MARGIN.left),
  spareRightPx: CHART_MARGIN.right,
})

/** Days narrower than their names: only every other one, or fewer. */
function everyNth(ticks: readonly DayTick[], dayPx: number): DayTick[] {
  const nth = Math.ceil(76 / dayPx)
  const days = ticks.filter(({ day }) => day !== undefined)
  return dayPx >= 76 ? [...ticks] : days.filter((_, index) => index % nth === 0)
}
