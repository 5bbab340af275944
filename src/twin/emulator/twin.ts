import type { ShiftFactorTruth, Truth } from '../grid/truth.ts'
import type { SettlementTruth } from '../market/settlement.ts'
import type { AnswerFault } from './fault-tables.ts'

/** A document of MIS as it was, or will be, posted. */
export interface PostedDocument {
  documentId: string
  /** `ercot.rt_spp`, `ercot.wind`. */
  dataset: string
  reportTypeId: number
  constructedName: string
  publishedAt: Temporal.Instant
  /** Start of the interval of prices; of the running hour for wind. */
  about: Temporal.Instant
}

/** The switches for faults; what they take is described by the tables in `fault-tables.ts`. */
export interface FaultControl {
  /** Takes what `POST /twin/faults` takes. Returns the waiting fault, or the document that was posted. Errors: `usage.invalid_argument`. */
  add(fault: unknown): AnswerFault | PostedDocument
  list(): readonly AnswerFault[]
  /** Forgets waiting faults and everything posted on demand. */
  clear(): void
}

/** What the upstreams really lived through. */
export interface TwinTruth {
  /** What the quarter hour that contains `instant` settled at. */
  at(instant: Temporal.Instant): SettlementTruth
  /** The SCED run of the five minutes, counted from the full hour, that contain `instant`. */
  scedAt(instant: Temporal.Instant): Truth
  /** Also at `GET /twin/truth/shift-factors`, as JSON. */
  shiftFactors(): ShiftFactorTruth
}

/** The digital twin: upstreams that answer, and the truth behind them. */
export interface Twin {
  seed: number
  /** Answers as ERCOT MIS (`/misapp`, `/misdownload`), EIA v2 (`/v2`) and the twin's own `/twin` do. */
  fetch(request: Request): Promise<Response>
  /** CSV documents of a dataset published in (after, until], oldest first; `until` may lie ahead of the clock. */
  postings(dataset: string, after: Temporal.Instant, until: Temporal.Instant): PostedDocument[]
  faults: FaultControl
  truth: TwinTruth
}
