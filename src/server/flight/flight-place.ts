import type { Truth } from '../../engine/question.ts'
import type { Access } from './access/tokens.ts'
import type { FlightLimits, FlightOptions } from './flight-options.ts'
import type { FlightCodecs } from './proto/flight-codecs.ts'
import type { PreparedStatements } from './statements/prepared-statements.ts'
import type { RunningQueries } from './statements/running-queries.ts'

/** What the calls of a server work with. */
export interface FlightPlace extends Pick<FlightOptions, 'engine' | 'catalogue' | 'clock' | 'log'> {
  limits: FlightLimits
  version: string
  access: Access
  codecs: FlightCodecs
  statements: PreparedStatements
  running: RunningQueries
  /** Schemas of the views of schema `gridlake` that were asked for. */
  systemSchemas: Map<string, Uint8Array>
}

/** What one call brings along. */
export interface CallContext {
  truth: Truth
  /** Aborts when the client leaves or its deadline passes. */
  signal: AbortSignal
}
