import type { Session } from '../duckdb/database.ts'
import type { Batch } from './batch.ts'

/** What one document is complete for: intervals in `[start, end)`, for the facets' values where there are facets. */
export interface Claim {
  receipt: string
  publishedAt: Temporal.Instant
  basis: string
  start: Temporal.Instant
  end: Temporal.Instant
  facets: Readonly<Record<string, readonly string[]>>
}

/** The claims of a parsed batch. A document that is short, has rejected rows, or has no publish time claims nothing. */
export async function findClaims(session: Session, { dataset, arrivals }: Batch): Promise<ReadonlyMap<string, Claim>> {
  if (dataset.scope === 'none') return new Map()
  const spans = await session.rows<{ doc: number; start: number; end: number }>(
    `SELECT doc, epoch_us(min(interval_start))::DOUBLE AS start, epoch_us(max(interval_start))::DOUBLE + 1 AS end
     FROM parsed_intervals ANTI JOIN rejected USING (doc) GROUP BY doc`,
  )
  const claims = new Map<string, Claim>()
  for (const { doc, start, end } of spans) {
    const arrival = arrivals[doc]
    const said = arrival?.document.claims ?? arrival?.text.claims
    const publishedAt = arrival?.document.publishedAt
    if (!arrival || !publishedAt || said === 'nothing') continue
    claims.set(arrival.receipt, {
      receipt: arrival.receipt,
      publishedAt,
      basis: arrival.document.publishedAtBasis,
      start: said?.from ?? fromMicros(start),
      end: said?.to ?? fromMicros(end),
      facets: said?.facets ?? {},
    })
  }
  return claims
}

/** Makes `claims(receipt, published_at, basis, scope_start, scope_end)`. */
export async function createClaims(session: Session, claims: readonly Claim[]): Promise<void> {
  const micros = (instant: Temporal.Instant) => Number(instant.epochNanoseconds / 1000n)
  const rows = claims.map(({ receipt, publishedAt, basis, start, end }) => ({
    receipt,
    basis,
    published_us: micros(publishedAt),
    start_us: micros(start),
    end_us: micros(end),
  }))
  // As one JSON text: as VALUES the SQL of thousands of claims takes longer to parse than they do.
  await session.run(
    `CREATE OR REPLACE TEMP TABLE claims AS SELECT receipt, make_timestamptz(published_us) AS published_at, basis,
      make_timestamptz(start_us) AS scope_start, make_timestamptz(end_us) AS scope_end
      FROM (SELECT unnest(from_json($1, '[{"receipt":"VARCHAR","basis":"VARCHAR","published_us":"BIGINT","start_us":"BIGINT","end_us":"BIGINT"}]'), recursive := true))`,
    [JSON.stringify(rows)],
  )
}

const fromMicros = (us: number): Temporal.Instant => Temporal.Instant.fromEpochNanoseconds(BigInt(us) * 1000n)
