import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openWeb } from './open-web.ts'
import { PAGES } from './pages.ts'

const web = openWeb()

const RUNS = 250
const FIELDS =
  'ba date range from to int tz as_of view s hide cmp y market factors hours q sql horizon block type dataset'.split(
    ' ',
  )
const SPOILT = [
  ...['', ' ', '0', '-1', '1e999', 'NaN', 'null', 'undefined', '[]', '{}', '%', '%zz', '%00', '\u0000', '💥', '\ud800'],
  ...['2024-03-10', '2024-11-03', '2023-02-29', '0000-00-00', '+275760-09-13', '2024-03-10T02:30', '9999-12-31T23:59Z'],
  ...[
    'ERCO',
    'erco',
    'CISO',
    'QQQQ',
    'HB_NORTH',
    "'; drop table x; --",
    '<script>alert(1)</script>',
    '../../etc/passwd',
  ],
  ...['7d', '1y', '1M', 'PT15M', 'utc', 'mine', 'direct', 'lifecycle', 'a,b,,c', 'x'.repeat(3000), 'now', 'today'],
]

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...SPOILT) },
  fc.string({ unit: 'binary', maxLength: 40 }),
)
const query = fc.array(fc.tuple(fc.constantFrom(...FIELDS), value), { maxLength: 6 })
const tail = fc.constantFrom(
  '',
  '',
  '',
  '/',
  '/x',
  '%',
  '%E0%A4%A',
  '//',
  ';a=b',
  '.data',
  '.data?_routes=root',
  '?',
  '#',
  '?%',
)

/** An address of a page with a part that someone changed. */
const address = fc
  .tuple(fc.constantFrom(...PAGES.map(({ path }) => path)), query, tail, fc.boolean(), fc.nat())
  .map(([path, pairs, end, cuts, at]) => {
    const [bare = '', search = ''] = path.split('?')
    const kept = cuts ? bare.slice(0, 1 + (at % bare.length)) : bare
    return `${kept}${end}${end.includes('?') ? '&' : '?'}${search}&${pairs.map(([name, text]) => `${name}=${escapeSome(text)}`).join('&')}`
  })

test('an address that someone mangled is answered by a page, never by a failure', async () => {
  const addresses = fc.sample(address, { numRuns: RUNS, seed: 20_260_610 })
  const failures: string[] = []
  const ask = async () => {
    for (let path = addresses.pop(); path !== undefined; path = addresses.pop()) {
      const response = await fetch(`${web.url}${path}`, { redirect: 'manual' })
      await response.body?.cancel()
      if (![200, 202, 301, 302, 304, 400, 404].includes(response.status)) failures.push(`${response.status} ${path}`)
    }
  }
  await Promise.all([ask(), ask(), ask(), ask()])
  expect(failures).toEqual([])
}, 300_000)

/** As a browser would, but for what it lets stand. */
function escapeSome(text: string): string {
  try {
    return encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%2C', ',')
  } catch {
    return '%ED%A0%80'
  }
}
