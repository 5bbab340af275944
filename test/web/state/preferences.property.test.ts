import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  DEFAULT_PREFERENCES,
  PREFERENCES_COOKIE,
  type Preferences,
  preferencesCookie,
  readPreferences,
  THEMES,
  writePreferences,
} from '../../../src/web/state/preferences.ts'
import { ZONE_CHOICES } from '../../../src/web/state/url-state.ts'

const preferences: fc.Arbitrary<Preferences> = fc.record({
  ba: fc.option(fc.stringMatching(/^[A-Z0-9]{2,8}$/), { nil: undefined }),
  zone: fc.constantFrom(...ZONE_CHOICES),
  ownZone: fc.option(fc.constantFrom('Europe/Berlin', 'Etc/GMT+5', 'America/Argentina/Buenos_Aires', 'UTC'), {
    nil: undefined,
  }),
  theme: fc.constantFrom(...THEMES),
})

test('what is kept in the cookie is what is read from it, among other cookies', () => {
  fc.assert(
    fc.property(preferences, fc.stringMatching(/^\w{0,20}$/), (chosen, other) => {
      const [pair] = preferencesCookie(chosen).split('; ')
      expect(readPreferences(`x${PREFERENCES_COOKIE}=theme%3Ddark; ${other}=1;${pair}`)).toEqual(chosen)
    }),
  )
})

test('a cookie that someone mangled is read without an error, as something that can be kept', () => {
  const header = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string().map((value) => `${PREFERENCES_COOKIE}=${value}`),
    fc.string().map((value) => `${PREFERENCES_COOKIE}=zone=${value}&theme=${value}&tz=${value}&ba=${value}`),
  )
  fc.assert(
    fc.property(header, (text) => {
      const read = readPreferences(text)
      expect(readPreferences(`${PREFERENCES_COOKIE}=${writePreferences(read)}`)).toEqual(read)
    }),
  )
})

test('nothing chosen is nothing kept', () => {
  expect(writePreferences(DEFAULT_PREFERENCES)).toBe('')
  expect(readPreferences(null)).toEqual(DEFAULT_PREFERENCES)
  expect(readPreferences(`${PREFERENCES_COOKIE}=zone=Mars/Olympus&theme=pink`)).toEqual(DEFAULT_PREFERENCES)
})

test('the cookie says nothing of who reads, and other sites cannot send it along', () => {
  expect(preferencesCookie({ ...DEFAULT_PREFERENCES, theme: 'dark' })).toBe(
    'gridlake=theme=dark; Path=/; Max-Age=31536000; SameSite=Lax',
  )
})
