/** Standard and daylight abbreviations of the zones power markets use. */
const ABBREVIATIONS: Readonly<Record<string, readonly [standard: string, daylight: string]>> = Object.freeze({
  'America/New_York': ['EST', 'EDT'],
  'America/Chicago': ['CST', 'CDT'],
  'America/Denver': ['MST', 'MDT'],
  'America/Phoenix': ['MST', 'MDT'],
  'America/Los_Angeles': ['PST', 'PDT'],
  UTC: ['UTC', 'UTC'],
})

/** `CDT`; of zones without a customary abbreviation the offset, `+01:00`. */
export function zoneAbbreviation(moment: Temporal.ZonedDateTime): string {
  const names = ABBREVIATIONS[moment.timeZoneId]
  if (!names) return moment.offset
  // Of these zones only those that keep daylight time have a January offset behind their July one.
  return moment.offset === moment.with({ month: 1, day: 15 }).offset ? names[0] : names[1]
}
