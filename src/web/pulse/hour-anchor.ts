import { zoneAbbreviation } from '../../core/time/zone-abbreviation.ts'

/** The id of an hour on the page of its day: `h-17`; of both passes of the repeated hour `h-01-cdt` and `h-01-cst`. */
export function hourAnchor(start: Temporal.Instant, zone: string): string {
  const local = start.toZonedDateTimeISO(zone)
  const hour = String(local.hour).padStart(2, '0')
  const isRepeated = local.add({ hours: 1 }).hour === local.hour || local.subtract({ hours: 1 }).hour === local.hour
  return isRepeated ? `h-${hour}-${anchorPart(zoneAbbreviation(local))}` : `h-${hour}`
}

const anchorPart = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '')
