import { zoneAbbreviation } from '../../core/time/zone-abbreviation.ts'

/** `2026-06-10 12:45 CDT`: with its year, since what a lake holds is of many. */
export function longMomentText(instant: Temporal.Instant, zone: string): string {
  const local = instant.toZonedDateTimeISO(zone)
  return `${local.toPlainDate()} ${local.toPlainTime().toString({ smallestUnit: 'minute' })} ${zoneAbbreviation(local)}`
}

/** The same of ISO text; an em dash where there is none. */
export const momentOr = (iso: string | null, zone: string): string =>
  iso === null ? '—' : longMomentText(Temporal.Instant.from(iso), zone)
