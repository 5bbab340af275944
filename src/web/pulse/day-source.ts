import type { AuthorityFreshness } from '../../contract/schemas/authorities/freshness.ts'
import type { Pulse, PulseHour } from '../../contract/schemas/authorities/pulse.ts'
import type { CardAge } from '../components/freshness-badge.tsx'
import { durationText } from '../state/market-time.ts'
import type { PageContext } from '../state/page-context.ts'
import { momentText } from '../state/zoned-text.ts'
import { SUBJECT_NAMES, toldMwh } from './told-hour.ts'

/** Whose data a day is made of, how far they reach, and when the last came. */
export function daySource(pulse: Pulse, { simulated, zone }: PageContext): string {
  const { subject, hours, meta } = pulse
  const told = endOfLast(hours, (hour) => toldMwh(hour, subject) !== null)
  const mixed = endOfLast(hours, ({ fuels }) => Object.values(fuels).some((mwh) => mwh !== null))
  const name = SUBJECT_NAMES[subject].toLowerCase()
  const reach =
    told === undefined || mixed === undefined || told.equals(mixed)
      ? intervalEnd('last interval', told ?? mixed, zone)
      : [...intervalEnd(`last interval of ${name}`, told, zone), ...intervalEnd('of the fuel mix', mixed, zone)]
  const published = meta.last_published_at
  return [
    `${meta.sources.map((source) => source.name).join('; ')}${simulated ? '; simulated' : ''}`,
    ...reach,
    ...(published === null ? [] : [`last published ${momentText(Temporal.Instant.from(published), zone)}`]),
  ].join(' · ')
}

const intervalEnd = (what: string, end: Temporal.Instant | undefined, zone: string): string[] =>
  end === undefined ? [] : [`${what} ended ${momentText(end, zone)}`]

function endOfLast(hours: readonly PulseHour[], has: (hour: PulseHour) => boolean): Temporal.Instant | undefined {
  const last = hours.findLast(has)
  return last && Temporal.Instant.from(last.interval_start).add({ hours: 1 })
}

/** How old the newest hour of a day that goes on is, against what its source promises. */
export function dayAge(
  { subject, day }: Pulse,
  freshness: AuthorityFreshness | undefined,
  { asOf }: PageContext,
): CardAge | undefined {
  const series = freshness?.series.find((one) => one.series === subject)
  if (day.state !== 'so_far' || series === undefined || series.age_seconds === null) return undefined
  if (series.state === 'none' || series.state === 'retired') return undefined
  return {
    freshness: series.state === 'expected_lag' ? 'fresh' : series.state,
    text: `${durationText(Math.max(0, series.age_seconds))} old${asOf ? ' then' : ''}`,
    meaning: `${series.label}: ${series.text}`,
  }
}
