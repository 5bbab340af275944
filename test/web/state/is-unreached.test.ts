import { expect, test } from 'vitest'
import { isUnreached } from '../../../src/web/state/is-unreached.ts'

test.each([
  'Failed to fetch',
  'NetworkError when attempting to fetch resource.',
  'Load failed',
  'network error',
  'Failed to fetch dynamically imported module: http://localhost/assets/range-calendar.js',
  'error loading dynamically imported module: http://localhost/assets/range-calendar.js',
  'Importing a module script failed.',
  'Unable to preload CSS for http://localhost/assets/range-calendar.css',
])('%s: the server could not be reached', (message) => {
  expect(isUnreached(new TypeError(message))).toBe(true)
})

test.each([new Error('Unexpected Server Error'), new TypeError('x is not a function'), 'Failed to fetch', undefined])(
  '%s is another error',
  (error) => {
    expect(isUnreached(error)).toBe(false)
  },
)
