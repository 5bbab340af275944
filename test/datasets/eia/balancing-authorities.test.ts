import { expect, test } from 'vitest'
import { BALANCING_AUTHORITIES, EIA_REGIONS } from '../../../src/datasets/eia/balancing-authorities.ts'
import { findBalancingAuthority } from '../../../src/datasets/eia/find-balancing-authority.ts'
import { AUTHORITIES } from '../../../src/twin/eia/authority.ts'

test('each authority stands once, by code, with a name and dates that are days', () => {
  const authorities = BALANCING_AUTHORITIES.filter(({ kind }) => kind === 'authority')
  const codes = authorities.map(({ code }) => code)
  expect(codes).toEqual([...codes].sort())
  expect(new Set(BALANCING_AUTHORITIES.map(({ code }) => code)).size).toBe(BALANCING_AUTHORITIES.length)
  for (const { name, activeFrom, retiredOn, successors, code } of authorities) {
    expect(name.length).toBeGreaterThan(2)
    for (const day of [activeFrom, retiredOn])
      if (day !== undefined) expect(Temporal.PlainDate.from(day).toString()).toBe(day)
    for (const successor of successors) {
      expect(codes).toContain(successor)
      expect(successor).not.toBe(code)
      expect(retiredOn).toBeDefined()
    }
  }
})

test('every region of EIA stands beside its authorities, marked', () => {
  const regions = BALANCING_AUTHORITIES.filter(({ kind }) => kind === 'region')
  expect(regions.map(({ code }) => code)).toEqual(Object.keys(EIA_REGIONS))
})

test('the authorities of the twin are known', () => {
  for (const { code } of AUTHORITIES) expect(findBalancingAuthority(code).kind).toBe('authority')
})

test.each([
  ['ERCT', 'ERCO'],
  ['CAISO', 'CISO'],
  ['SPP', 'SWPP'],
  ['bonneville', 'BPAT'],
])('who asks for %s is shown %s', (asked, near) => {
  expect(() => findBalancingAuthority(asked)).toThrowError(
    expect.objectContaining({ code: 'location.unknown', context: { authority: asked, nearest: near } }),
  )
})

test('codes are found in any case', () => {
  expect(findBalancingAuthority(' erco ').code).toBe('ERCO')
})
