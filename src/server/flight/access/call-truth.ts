import type { Metadata } from '@grpc/grpc-js'
import { GridlakeError } from '../../../core/errors.ts'
import type { Truth } from '../../../engine/question.ts'
import { DEFAULT_ZONE } from '../../http/market-zone.ts'
import { parseTruth } from '../../http/parse-truth.ts'

/** Truth as texts, the way headers and tickets spell it. */
export interface SpelledTruth {
  as_of?: string | undefined
  known_at?: string | undefined
  basis?: 'recorded' | 'any' | undefined
}

/** The truth that a call's headers `gridlake-as-of`, `gridlake-known-at` and `gridlake-basis` ask for. Errors: `usage.invalid_argument`. */
export function readCallTruth(metadata: Metadata, now: Temporal.Instant): Truth {
  const text = (name: string) => metadata.get(`gridlake-${name}`)[0]?.toString()
  const basis = text('basis')
  if (basis !== undefined && basis !== 'recorded' && basis !== 'any')
    throw new GridlakeError('usage.invalid_argument', `gridlake-basis is recorded or any, not ${basis}`)
  return parseTruth({ as_of: text('as-of'), known_at: text('known-at'), basis }, DEFAULT_ZONE, now)
}

/** How tickets spell a truth. */
export const spellTruth = ({ asOf, knownAt, basis }: Truth): SpelledTruth => ({
  ...(asOf ? { as_of: asOf.toString() } : {}),
  ...(knownAt ? { known_at: knownAt.toString() } : {}),
  ...(basis ? { basis } : {}),
})
