/** A document as a source hands it over: bytes, when the world could know them, and how they were obtained. */
export interface Document {
  dataset: string
  /** `ercot-mis`, `eia-v2`, `file`. */
  source: string
  /** ERCOT product id or EIA route name: the raw store's folder. */
  product: string
  /** Unique within source and product; the raw file's name. */
  id: string
  /** The name by which it was listed or found. */
  name: string
  /** The table file itself (CSV or JSON text), out of its zip. */
  bytes: Uint8Array
  /** SHA-256 of `bytes` in hex, where it is known already. */
  contentSha256?: string
  /** What goes to the raw store when it differs from `bytes`: the zip as it was received. */
  original?: { bytes: Uint8Array; extension: 'zip' }
  /** Undefined: times are inferred from the rows. */
  publishedAt: Temporal.Instant | undefined
  publishedAtBasis: 'document' | 'listing' | 'capture' | 'inferred'
  /** When a document whose rows' times are inferred was posted itself, where that is known. */
  postedAt?: Temporal.Instant
  obtainedAt: Temporal.Instant
  /** Address or path it came from, secrets stripped. */
  origin: string
  /** What the document is complete for, where the request says so; undefined: decided by the dataset's scope and the rows. */
  claims?:
    | { from: Temporal.Instant; to: Temporal.Instant; facets: Readonly<Record<string, readonly string[]>> }
    | 'nothing'
}

/** A document a source lists but has not fetched. */
export interface Posting {
  dataset: string
  /** ERCOT product id. */
  product: string
  id: string
  name: string
  publishedAt: Temporal.Instant
  url: string
  /** The year that the document gathers, local to the market. */
  year?: number
}
