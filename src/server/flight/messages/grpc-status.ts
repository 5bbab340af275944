import { Metadata, status } from '@grpc/grpc-js'
import { ERROR_TABLE, toGridlakeError } from '../../../core/errors.ts'

export interface GrpcStatus {
  code: number
  details: string
  metadata: Metadata
}

/** Headers travel in frames of some kilobytes, percent-encoded. */
const DETAILS_CHARS = 1500

/** Any error as the status that a client gets: message and hint, and our code in `gridlake-error-code`. */
export function toGrpcStatus(error: unknown): GrpcStatus {
  const { code, message, hint } = toGridlakeError(error)
  const metadata = new Metadata()
  metadata.set('gridlake-error-code', code)
  const details = hint === undefined ? message : `${message}; ${hint}`
  return {
    code: status[ERROR_TABLE[code].grpc],
    details: details.toWellFormed().slice(0, DETAILS_CHARS).toWellFormed(),
    metadata,
  }
}
