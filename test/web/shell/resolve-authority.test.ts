import { expect, test } from 'vitest'
import { resolveAuthority } from '../../../src/web/shell/resolve-authority.ts'

const AUTHORITIES = [
  { code: 'BANC', name: 'Balancing Authority of Northern California', zone: 'America/Los_Angeles' },
  { code: 'CISO', name: 'California Independent System Operator', zone: 'America/Los_Angeles' },
  { code: 'ERCO', name: 'Electric Reliability Council of Texas, Inc.', zone: 'America/Chicago' },
  { code: 'SC', name: 'South Carolina Public Service Authority', zone: 'America/New_York' },
]

test.each([
  ['erco', 'ERCO'],
  [' ERCO · Electric Reliability Council of Texas, Inc.', 'ERCO'],
  ['texas', 'ERCO'],
  ['California Independent', 'CISO'],
  ['sc', 'SC'],
  // Two have it in their names.
  ['california', undefined],
  ['te', undefined],
  ['', undefined],
  ['Mars', undefined],
])('“%s” means %s', (text, code) => {
  expect(resolveAuthority(text, AUTHORITIES)).toBe(code)
})
