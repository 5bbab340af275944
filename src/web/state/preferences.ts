import { isZone } from '../../core/time/is-zone.ts'
import { ZONE_CHOICES, type ZoneChoice } from './url-state.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** What a reader chose once for every page, without a name: kept in a cookie. */
export interface Preferences {
  /** The balancing authority shown where the address names none. */
  ba: string | undefined
  zone: ZoneChoice
  /** The browser's own IANA zone, once it said so. */
  ownZone: string | undefined
  theme: Theme
}

export const PREFERENCES_COOKIE = 'gridlake'
const YEAR_S = 31_536_000

export const DEFAULT_PREFERENCES: Preferences = Object.freeze({
  ba: undefined,
  zone: 'market',
  ownZone: undefined,
  theme: 'system',
})

/** Reads a `cookie` header. Never throws: what it cannot read counts as not chosen. */
export function readPreferences(header: string | null): Preferences {
  const cookies = (header ?? '').split(';').map((pair) => pair.trim())
  const value = cookies.find((pair) => pair.startsWith(`${PREFERENCES_COOKIE}=`))?.slice(PREFERENCES_COOKIE.length + 1)
  return toPreferences(new URLSearchParams(value))
}

/** Reads the fields `ba`, `tz`, `zone` and `theme` of a query, a form or the cookie. */
export function toPreferences(params: { get(name: string): unknown }): Preferences {
  const text = (name: string) => {
    const value = params.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const ba = text('ba').toUpperCase()
  const ownZone = text('zone')
  return {
    ba: /^[A-Z0-9]{2,8}$/.test(ba) ? ba : undefined,
    zone: ZONE_CHOICES.find((choice) => choice === text('tz')) ?? DEFAULT_PREFERENCES.zone,
    ownZone: isZone(ownZone) ? ownZone : undefined,
    theme: THEMES.find((theme) => theme === text('theme')) ?? DEFAULT_PREFERENCES.theme,
  }
}

/** The cookie's value: a query of what differs from the defaults. */
export function writePreferences({ ba, zone, ownZone, theme }: Preferences): string {
  return new URLSearchParams({
    ...(ba === undefined ? {} : { ba }),
    ...(zone === DEFAULT_PREFERENCES.zone ? {} : { tz: zone }),
    ...(ownZone === undefined ? {} : { zone: ownZone }),
    ...(theme === DEFAULT_PREFERENCES.theme ? {} : { theme }),
  }).toString()
}

/** A `set-cookie` header, or what a script gives `document.cookie`. */
export const preferencesCookie = (preferences: Preferences): string =>
  `${PREFERENCES_COOKIE}=${writePreferences(preferences)}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax`
