/** In which hours a dataset has rows. */
export interface Presence {
  /** Table version; undefined: never ingested. */
  version: number | undefined
  /** Start of the first interval that the lake has. */
  firstInterval: string | undefined
  /** The most frequent length of intervals; 0: readings of moments; undefined: there is none in the range. */
  intervalMs: number | undefined
  /** Hours since 1970, UTC, to how many different intervals start in them. */
  hours: ReadonlyMap<number, number>
}

/** Intervals that start in `[from, to)`, under a truth. */
export interface PresenceQuestion {
  dataset: string
  from: Temporal.Instant
  to: Temporal.Instant
  asOf?: Temporal.Instant
  knownAt?: Temporal.Instant
  basis?: 'recorded' | 'any'
}

/** A document that this lake has seen. Times are ISO, UTC. */
export interface Receipt {
  receipt: string
  dataset: string
  source: string | null
  product: string | null
  document: string | null
  name: string | null
  origin: string | null
  sha256: string | null
  sizeBytes: number | null
  epoch: string | null
  publishedAt: string | null
  publishedAtBasis: string | null
  obtainedAt: string | null
  ingestedAt: string | null
  parserVersion: number | null
  status: string
  code: string | null
  reason: string | null
  rowsRead: number | null
  rowsCommitted: number | null
  rowsQuarantined: number | null
}

/** A row that was set aside, as it came. */
export interface QuarantinedRow {
  receipt: string
  dataset: string
  /** Name by which its document was listed or found. */
  name: string | null
  ingestedAt: string
  line: number | null
  byteOffset: number | null
  column: string | null
  reason: string
  text: string | null
}

/** What was committed of a dataset since a moment. */
export interface Committed {
  documents: number
  rows: number
}

/** A stretch in which nothing of a dataset was published for longer than it should be, while this lake watched. */
export interface Silence {
  dataset: string
  lastPublishedAt: string
  nextPublishedAt: string
}

export interface ReceiptsQuestion {
  /** Default all. */
  datasets?: readonly string[]
  /** Documents set aside whole, those of which rows were, those of which rows were committed. Default all. */
  only?: 'quarantined' | 'with-quarantined-rows' | 'committed'
  since?: Temporal.Instant
  limit: number
}

/** What a lake has recorded of itself: which intervals are there, where rows came from, what was set aside, newest first. */
export interface LakeRecords {
  /** Errors: `dataset.unknown`. */
  presence(question: PresenceQuestion): Promise<Presence>
  receipts(question: ReceiptsQuestion): Promise<readonly Receipt[]>
  quarantinedRows(question: { dataset?: string; limit: number }): Promise<readonly QuarantinedRow[]>
  /** By dataset. */
  committedSince(since: Temporal.Instant): Promise<ReadonlyMap<string, Committed>>
  /** Those that ended after `since`. `patienceMs`: dataset to how long it may be silent. */
  silences(patienceMs: ReadonlyMap<string, number>, since: Temporal.Instant): Promise<readonly Silence[]>
}
