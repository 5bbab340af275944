import { BALANCING_AUTHORITIES } from './balancing-authorities.ts'

/** IANA zone of each EIA-930 balancing authority's operating day; an unknown code is not an error. */
export const BALANCING_AUTHORITY_ZONES: Readonly<Record<string, string>> = Object.freeze(
  Object.fromEntries(BALANCING_AUTHORITIES.map(({ code, zone }) => [code, zone])),
)
