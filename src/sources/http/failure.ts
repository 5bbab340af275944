import { type ErrorCode, GridlakeError } from '../../core/errors.ts'
import { stripErrorSecrets, stripTextSecrets } from './strip-secrets.ts'

export type SourceCode = Extract<ErrorCode, `source.${string}`>

/** Why one attempt brought no data. */
export interface Failure {
  code: SourceCode
  /** Continues the sentence "URL: …". */
  reason: string
  /** Whether another attempt can help. */
  retry: boolean
  status?: number
  retryAfterMs?: number
  cause?: unknown
}

const HINTS: Readonly<Partial<Record<SourceCode, string>>> = {
  'source.unavailable': 'the upstream may be down or unreachable from here: try again later',
  'source.rate_limited': 'wait, and ask for less at a time',
  'source.auth': 'check the API key of this source',
  'source.blocked':
    'the upstream sent a web page instead of data (a challenge or a block by address): open the address in a browser to see it',
  'source.empty': 'the upstream answered with nothing: try again later',
}

/** The error a caller sees: address, attempts and last status, with no secret in message, context or causes. */
export function toSourceError(
  failure: Failure,
  url: string,
  attempts: number,
  secrets: readonly string[],
): GridlakeError {
  const shownUrl = stripTextSecrets(url, secrets)
  const tries = attempts === 1 ? '' : ` (after ${attempts} attempts)`
  const hint = HINTS[failure.code]
  return new GridlakeError(failure.code, `${shownUrl}: ${stripTextSecrets(failure.reason, secrets)}${tries}`, {
    context: {
      url: shownUrl,
      attempts,
      ...(failure.status === undefined ? {} : { status: failure.status }),
      ...(failure.retryAfterMs === undefined ? {} : { retryAfterMs: failure.retryAfterMs }),
    },
    ...(hint === undefined ? {} : { hint }),
    ...(failure.cause === undefined ? {} : { cause: stripErrorSecrets(failure.cause, secrets) }),
  })
}
