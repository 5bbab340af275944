import { expect, test } from 'vitest'
import {
  findSecrets,
  stripBodySecrets,
  stripErrorSecrets,
  stripTextSecrets,
  stripUrlSecrets,
} from '../../../src/sources/http/strip-secrets.ts'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const bytes = (body: string) => new TextEncoder().encode(body)

test.each([
  ['https://api.eia.gov/v2/x/?a=1&api_key=S3cret&b=2', 'https://api.eia.gov/v2/x/?a=1&api_key=REDACTED&b=2'],
  ['https://h/x?API_KEY=S3cret#frag', 'https://h/x?API_KEY=REDACTED#frag'],
  ['https://h/x?api%5Fkey=S3cret', 'https://h/x?api%5Fkey=REDACTED'],
  ['https://h/x?subscription-key=S3cret&token=T0ken', 'https://h/x?subscription-key=REDACTED&token=REDACTED'],
  ['https://user:pass@h/x', 'https://REDACTED@h/x'],
  ['https://h/x?reportTypeId=12301', 'https://h/x?reportTypeId=12301'],
])('%s', (url, stripped) => {
  expect(stripUrlSecrets(url)).toBe(stripped)
})

test('text: a sentence with an address, a header dump, a JSON member', () => {
  expect(stripTextSecrets('Failed to parse URL from http://h?api_key=abc')).toBe(
    'Failed to parse URL from http://h?api_key=REDACTED',
  )
  expect(stripTextSecrets('Authorization: Bearer abc.def')).toBe('Authorization: REDACTED')
  expect(stripTextSecrets('sent Bearer abcdefgh.ijkl')).toBe('sent Bearer REDACTED')
  expect(stripTextSecrets('{"api_key": "a\\"b", "n": 1}')).toBe('{"api_key": "REDACTED", "n": 1}')
})

test('the EIA body that echoes the key loses it, and every other byte stays', () => {
  const body = '{"response":{"data":[{"name":"Ñandú \\u00e9"}]},"request":{"params":{"length":"5000","api_key":"abc"}}}'
  expect(text(stripBodySecrets(bytes(body)))).toBe(body.replace('"abc"', '"REDACTED"'))
})

test('a body without secrets is the same bytes, not a copy', () => {
  const body = Uint8Array.from({ length: 1000 }, (_, i) => (i * 37) & 255)
  expect(stripBodySecrets(body, ['S3cret-key'])).toBe(body)
})

test('a secret is found in every spelling', () => {
  const key = 'a+b/c"d é12'
  const secrets = findSecrets(`https://h/?api_key=${encodeURIComponent(key)}`, { Authorization: 'Bearer t0ken-t0ken' })
  for (const spelling of [
    key,
    encodeURIComponent(key),
    'a\\/b'.replace('a\\/b', 'a+b\\/c\\"d é12'),
    't0ken-t0ken',
    'Bearer t0ken-t0ken',
  ]) {
    expect(stripTextSecrets(`<${spelling}>`, secrets)).toBe('<REDACTED>')
    expect(text(stripBodySecrets(bytes(`<${spelling}>`), secrets))).toBe('<REDACTED>')
  }
})

test('a very short value is not replaced wherever it occurs', () => {
  expect(findSecrets('https://h/?api_key=x')).toEqual([])
})

test('errors: messages of the whole chain, nothing else carried over', () => {
  const inner = Object.assign(new Error('GET /?api_key=S3cret-key refused'), {
    code: 'ECONNREFUSED',
    input: 'S3cret-key',
  })
  const copy = stripErrorSecrets(new TypeError('fetch failed for S3cret-key', { cause: inner }), ['S3cret-key'])
  expect(copy.name).toBe('TypeError')
  expect(copy.message).toBe('fetch failed for REDACTED')
  expect(copy.cause).toMatchObject({ message: 'GET /?api_key=REDACTED refused', code: 'ECONNREFUSED' })
  expect(JSON.stringify(copy.cause, Object.getOwnPropertyNames(copy.cause)) + copy.stack).not.toContain('S3cret-key')
})
