/** IANA zone of each EIA-930 balancing authority's operating day. */
export const BALANCING_AUTHORITY_ZONES: Readonly<Record<string, string>> = Object.freeze({
  ERCO: 'America/Chicago',
  PACW: 'America/Los_Angeles',
  CISO: 'America/Los_Angeles',
})
