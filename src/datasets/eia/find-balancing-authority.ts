import { GridlakeError } from '../../core/errors.ts'
import { findNearestName } from '../../core/nearest-name.ts'
import { BALANCING_AUTHORITIES, type BalancingAuthority } from './balancing-authorities.ts'

/** Codes of other sources by which people ask for EIA's authorities. */
const ALSO_KNOWN_AS: Readonly<Record<string, string>> = Object.freeze({
  CAISO: 'CISO',
  ERCOT: 'ERCO',
  SPP: 'SWPP',
  NYISO: 'NYIS',
  ISONE: 'ISNE',
  BPA: 'BPAT',
})

/** The balancing authority of a code, in any case. Errors: `location.unknown`, naming the nearest. */
export function findBalancingAuthority(
  code: string,
  known: readonly BalancingAuthority[] = BALANCING_AUTHORITIES,
): BalancingAuthority {
  const wanted = code.trim().toUpperCase()
  const found = known.find((authority) => authority.code === wanted)
  if (found) return found
  const near = findNearest(wanted, known)
  throw new GridlakeError('location.unknown', `there is no balancing authority ${code}`, {
    hint: near ? `did you mean ${near.code}, ${near.name}?` : 'see /api/v1/balancing-authorities',
    context: { authority: code, ...(near ? { nearest: near.code } : {}) },
  })
}

function findNearest(wanted: string, known: readonly BalancingAuthority[]): BalancingAuthority | undefined {
  const alias = ALSO_KNOWN_AS[wanted.replaceAll(/[^A-Z]/g, '')]
  if (alias !== undefined) return known.find(({ code }) => code === alias)
  const nearestBy = (member: 'code' | 'name') => {
    const near = findNearestName(
      wanted,
      known.map((authority) => authority[member]),
    )
    return known.find((authority) => authority[member] === near)
  }
  // What is longer than a code is a name, or a part of one.
  return wanted.length > 5 ? (nearestBy('name') ?? nearestBy('code')) : (nearestBy('code') ?? nearestBy('name'))
}
