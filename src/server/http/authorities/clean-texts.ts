import { COMPARED_DAYS, type Comparison } from '../../../analytics/clean-window/clean-outlook.ts'
import type { ForecastMethod } from '../../../analytics/clean-window/forecast-intensity.ts'
import { zoneAbbreviation } from '../../../core/time/zone-abbreviation.ts'

/** Each method's name and what it does, for people. */
export const METHOD_TEXTS: Readonly<Record<ForecastMethod, { title: string; description: string }>> = Object.freeze({
  'ercot-forecasts': {
    title: "From ERCOT's own forecasts",
    description:
      "ERCOT's forecasts of load, wind and solar, as they stand. What wind and sun leave of the load is met first by what runs through (nuclear, hydro, geothermal, biomass: its mean of the last 7 days), the rest by coal, gas and oil in the mix of those days. Storage and exports are left out.",
  },
  'seasonal-naive': {
    title: 'Seasonal naive, by hour and weekday',
    description:
      'Each hour as the mean of the same hour on the same weekday of the last 4 weeks; where none of them is known, of the last 7 days. It knows nothing of the weather to come.',
  },
})

/** What is said beside every answer. */
export const DISCLAIMERS: readonly { kind: string; text: string }[] = Object.freeze([
  {
    kind: 'estimate',
    text: 'An estimate: generation by fuel times one factor for each fuel. Plants of the same fuel differ, and so do hours.',
  },
  {
    kind: 'average',
    text: 'This is the average intensity of what is generated, not what one more kWh would cause: no marginal rate is shown.',
  },
  {
    kind: 'generation',
    text: 'It is of what is generated in the area. What is imported and exported is not followed.',
  },
  {
    kind: 'storage',
    text: 'Storage counts neither when it charges nor when it discharges: its energy was counted when it was generated. Negative net generation counts as none.',
  },
  {
    kind: 'lag',
    text: 'The EIA publishes generation by fuel about a day later; some authorities report sooner. Until then hours are estimated by the forecast method.',
  },
])

const FRACTIONS: readonly (readonly [part: number, whole: number])[] = [
  [2, 3],
  [3, 4],
  [6, 10],
  [7, 10],
  [8, 10],
  [9, 10],
]

/** `cleaner than 3 of 4 hours of the last 30 days`. */
export function comparisonText({ cleanerThanShare, hours }: Comparison): string {
  const days = Math.round(hours / 24)
  const known = days < 2 ? 'the day that is known' : `the ${days} days that are known`
  const span = days >= COMPARED_DAYS - 1 ? `the last ${COMPARED_DAYS} days` : known
  const isCleaner = cleanerThanShare >= 0.5
  const share = isCleaner ? cleanerThanShare : 1 - cleanerThanShare
  const word = isCleaner ? 'cleaner' : 'dirtier'
  if (share >= 0.975) return `${word} than almost every hour of ${span}`
  if (share < 0.55) return `about as clean as the middle of ${span}`
  const [part, whole] = FRACTIONS.reduce((best, next) => (away(next, share) < away(best, share) - 1e-9 ? next : best))
  return `${word} than ${part} of ${whole} hours of ${span}`
}

const away = ([part, whole]: readonly [number, number], share: number): number => Math.abs(part / whole - share)

/** `Wed 10 Jun, 13:00–16:00 CDT`; over a change of the clock `Sun 3 Nov, 00:00 CDT–02:00 CST`. */
export function spanText(fromMs: number, toMs: number, zone: string): string {
  const [from, to] = [fromMs, toMs].map((ms) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone),
  ) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime]
  const [clockFrom, clockTo] = [zoneAbbreviation(from), zoneAbbreviation(to)]
  const isSameDay = from.toPlainDate().equals(to.toPlainDate())
  const start = `${dayText(from)}, ${timeText(from)}${clockFrom === clockTo ? '' : ` ${clockFrom}`}`
  return `${start}–${isSameDay ? '' : `${dayText(to)}, `}${timeText(to)} ${clockTo}`
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const dayText = ({ dayOfWeek, day, month }: Temporal.ZonedDateTime): string =>
  `${DAYS[dayOfWeek - 1]} ${day} ${MONTHS[month - 1]}`

const timeText = ({ hour, minute }: Temporal.ZonedDateTime): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
