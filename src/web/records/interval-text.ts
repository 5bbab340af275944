import { zoneAbbreviation } from '../../core/time/zone-abbreviation.ts'
import { momentText } from '../state/zoned-text.ts'

/** `2026-06-10 12:45 CDT`: with its year, since what a lake holds is of many. */
export function longMomentText(instant: Temporal.Instant, zone: string): string {
  const local = instant.toZonedDateTimeISO(zone)
  return `${local.toPlainDate()} ${local.toPlainTime().toString({ smallestUnit: 'minute' })} ${zoneAbbreviation(local)}`
}

/** The same of ISO text; an em dash where there is none. */
export const momentOr = (iso: string | null, zone: string): string =>
  iso === null ? '—' : longMomentText(Temporal.Instant.from(iso), zone)

/** `Jun 10, 12:45 CDT`: for what is of these days. */
export const shortMomentOr = (iso: string | null, zone: string): string =>
  iso === null ? '—' : momentText(Temporal.Instant.from(iso), zone).replace(/^\w+, /, '')
