/**
 * The order of a key's versions, best first: a record before an inference, then the later publication, the later
 * ingestion, the greater receipt. Decided in docs/decisions (versions and their order).
 */
export const RANK_SQL = `(published_at_basis <> 'inferred') DESC, published_at DESC, ingested_at DESC, receipt DESC`
