import type { Pulse } from '../../contract/schemas/authorities/pulse.ts'
import type { PageContext } from '../state/page-context.ts'
import { writeUrl } from '../state/url-state.ts'
import { timeText } from '../state/zoned-text.ts'
import type { CleanStripView } from './day-view.ts'
import { intervalText } from './interval-text.ts'
import { powerText } from './number-text.ts'

const QUARTERS = ['cleanest quarter', 'second quarter', 'third quarter', 'dirtiest quarter'] as const
const UNIT = 'g CO₂/kWh'

/** The hours of a day by how clean they were; undefined where none of it is known. */
export function cleanStrip(pulse: Pulse, page: PageContext, next: string | undefined): CleanStripView | undefined {
  const { clean, hours, authority } = pulse
  if (clean === null) return undefined
  const [lowest, highest] = [powerText(clean.lowest_g_per_kwh), powerText(clean.highest_g_per_kwh)]
  const isFlat = lowest === highest
  return {
    text: stripText(clean, pulse, page.zone),
    hours: hours.map(({ interval_start, intensity_g_per_kwh: grams, intensity_quartile: quartile }) => {
      const start = Temporal.Instant.from(interval_start)
      const { hour } = start.toZonedDateTimeISO(page.zone)
      const what =
        grams === null
          ? 'not known'
          : `${powerText(grams)} ${UNIT}${isFlat ? '' : `, ${QUARTERS[(quartile ?? 1) - 1]}`}`
      return {
        key: interval_start,
        label: `${timeText(start, page.zone)}: ${what}`,
        quartile: quartile ?? 'none',
        tick: hour % 6 === 0 ? `${String(hour).padStart(2, '0')}` : undefined,
      }
    }),
    scale: isFlat
      ? 'Average of what was generated, not marginal.'
      : `${lowest} to ${highest} ${UNIT}, average of what was generated, not marginal; darker is dirtier.`,
    next,
    aheadHref: writeUrl('/clean', { ...page.state, ba: authority.code, date: undefined }),
  }
}

function stripText(clean: NonNullable<Pulse['clean']>, { day }: Pulse, zone: string): string {
  const { spans, limit_g_per_kwh: limit, lowest_g_per_kwh: lowest, highest_g_per_kwh: highest } = clean
  const isAll = clean.known_hours === day.hours
  if (powerText(lowest) === powerText(highest))
    return `${isAll ? 'Every hour' : `Each of the ${clean.known_hours} of ${day.hours} hours known`} had ${powerText(lowest)} ${UNIT}.`
  const when = spans.map(({ interval_start, interval_end }) =>
    intervalText(Temporal.Instant.from(interval_start), Temporal.Instant.from(interval_end), zone),
  )
  const among = isAll ? '' : ` among the ${clean.known_hours} of ${day.hours} hours known`
  return `${when.join(', ')}: at most ${powerText(limit)} ${UNIT}, the cleanest quarter${among}.`
}
