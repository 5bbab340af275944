/** What each error code becomes at a door: HTTP status, gRPC status name, process exit code. */
export const ERROR_TABLE = {
  'usage.invalid_argument': { http: 400, grpc: 'INVALID_ARGUMENT', exit: 2 },
  'usage.unknown_option': { http: 400, grpc: 'INVALID_ARGUMENT', exit: 2 },
  'config.missing': { http: 500, grpc: 'FAILED_PRECONDITION', exit: 78 },
  'config.invalid': { http: 500, grpc: 'FAILED_PRECONDITION', exit: 78 },
  'access.unauthenticated': { http: 401, grpc: 'UNAUTHENTICATED', exit: 77 },
  'access.forbidden': { http: 403, grpc: 'PERMISSION_DENIED', exit: 77 },
  'access.rate_limited': { http: 429, grpc: 'RESOURCE_EXHAUSTED', exit: 77 },
  'dataset.unknown': { http: 404, grpc: 'NOT_FOUND', exit: 3 },
  'location.unknown': { http: 404, grpc: 'NOT_FOUND', exit: 3 },
  'route.unknown': { http: 404, grpc: 'UNIMPLEMENTED', exit: 3 },
  'data.not_ingested': { http: 404, grpc: 'NOT_FOUND', exit: 3 },
  'data.retired': { http: 410, grpc: 'NOT_FOUND', exit: 3 },
  'source.unavailable': { http: 502, grpc: 'UNAVAILABLE', exit: 69 },
  'source.rate_limited': { http: 503, grpc: 'UNAVAILABLE', exit: 69 },
  'source.auth': { http: 502, grpc: 'UNAVAILABLE', exit: 69 },
  'source.blocked': { http: 502, grpc: 'UNAVAILABLE', exit: 69 },
  'source.empty': { http: 502, grpc: 'UNAVAILABLE', exit: 69 },
  'source.schema_drift': { http: 502, grpc: 'UNAVAILABLE', exit: 69 },
  'data.unknown_file': { http: 422, grpc: 'DATA_LOSS', exit: 65 },
  'data.invalid_file': { http: 422, grpc: 'DATA_LOSS', exit: 65 },
  'data.invalid_row': { http: 422, grpc: 'DATA_LOSS', exit: 65 },
  'data.quality_failed': { http: 422, grpc: 'DATA_LOSS', exit: 65 },
  'lake.conflict': { http: 500, grpc: 'ABORTED', exit: 74 },
  'lake.corrupt': { http: 500, grpc: 'DATA_LOSS', exit: 74 },
  'lake.full': { http: 500, grpc: 'ABORTED', exit: 74 },
  'query.syntax': { http: 400, grpc: 'INVALID_ARGUMENT', exit: 65 },
  'query.forbidden': { http: 403, grpc: 'PERMISSION_DENIED', exit: 65 },
  'query.timeout': { http: 504, grpc: 'DEADLINE_EXCEEDED', exit: 65 },
  'query.too_large': { http: 413, grpc: 'RESOURCE_EXHAUSTED', exit: 65 },
  cancelled: { http: 499, grpc: 'CANCELLED', exit: 130 },
  'internal.bug': { http: 500, grpc: 'INTERNAL', exit: 70 },
} as const satisfies Record<string, { http: number; grpc: string; exit: number }>

export type ErrorCode = keyof typeof ERROR_TABLE

export interface ErrorDetails {
  /** What the reader can do about it. */
  hint?: string
  /** What, which, where: shown to people and machines. Never holds a secret. */
  context?: Readonly<Record<string, unknown>>
  cause?: unknown
}

/** The one error of gridlake: a code from `ERROR_TABLE`, a message that says what and which, and a hint that says what to do. */
export class GridlakeError extends Error {
  override readonly name = 'GridlakeError'
  readonly code: ErrorCode
  readonly hint: string | undefined
  readonly context: Readonly<Record<string, unknown>>

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.code = code
    this.hint = details.hint
    this.context = details.context ?? {}
  }
}

/** Whether `error` carries `code`, or a code of that class (`'source'`). */
export function hasCode(error: unknown, code: ErrorCode | 'source' | 'query' | 'lake' | 'data'): boolean {
  return error instanceof GridlakeError && (error.code === code || error.code.startsWith(`${code}.`))
}

/** Any thrown value as a GridlakeError; what was not expected becomes `internal.bug`. */
export function toGridlakeError(error: unknown): GridlakeError {
  if (error instanceof GridlakeError) return error
  if (error instanceof Error && error.name === 'AbortError')
    return new GridlakeError('cancelled', 'the work was cancelled', { cause: error })
  const message = error instanceof Error ? error.message : String(error)
  return new GridlakeError('internal.bug', message, {
    cause: error,
    hint: 'this is a defect of gridlake: please report it with the message',
  })
}
