/** What clocks of the zones that power markets use are called, by their offset; some authorities keep standard time all year. */
const ABBREVIATIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.freeze({
  'America/New_York': { '-05:00': 'EST', '-04:00': 'EDT' },
  'America/Chicago': { '-06:00': 'CST', '-05:00': 'CDT' },
  'America/Denver': { '-07:00': 'MST', '-06:00': 'MDT' },
  'America/Phoenix': { '-07:00': 'MST' },
  'America/Los_Angeles': { '-08:00': 'PST', '-07:00': 'PDT' },
  // POSIX signs: these lie west of Greenwich.
  'Etc/GMT+5': { '-05:00': 'EST' },
  'Etc/GMT+6': { '-06:00': 'CST' },
  UTC: { '+00:00': 'UTC' },
})

/** `CDT`; of zones without a customary abbreviation the offset, `+01:00`. */
export function zoneAbbreviation({ timeZoneId, offset }: Temporal.ZonedDateTime): string {
  return ABBREVIATIONS[timeZoneId]?.[offset] ?? offset
}
