import type { Engine, Truth } from '../../engine/question.ts'
import { readColumns } from '../authority/read-columns.ts'
import type { FuelHistory } from './fuel-history.ts'
import { HOUR_MS } from './hour-series.ts'

export interface ReadFuelHistory extends FuelHistory {
  /** Dataset to the table version that was read. */
  versionsRead: Readonly<Record<string, number>>
}

/**
 * Every publication of an authority's generation by source for the hours that start in `[fromMs, toMs)`, whole hours.
 * Errors: `data.not_ingested`; the query's.
 */
export async function readFuelHistory(
  engine: Engine,
  { authority, fromMs, toMs, truth }: { authority: string; fromMs: number; toMs: number; truth: Truth },
  signal?: AbortSignal,
): Promise<ReadFuelHistory> {
  const rows = await readColumns(
    engine,
    {
      dataset: 'eia.fuel_type',
      filter: { respondent: [authority] },
      columns: ['interval_start', 'fuel_type', 'value_mwh', 'published_at', 'withdrawn'],
      from: Temporal.Instant.fromEpochMilliseconds(fromMs),
      to: Temporal.Instant.fromEpochMilliseconds(toMs),
      postings: 'all',
      ...truth,
    },
    signal,
  )
  const msOf = createMoments()
  const [starts, codes, published] = ['interval_start', 'fuel_type', 'published_at'].map(rows.texts) as [
    readonly string[],
    readonly string[],
    readonly string[],
  ]
  const withdrawn = rows.texts('withdrawn') as readonly unknown[] as readonly boolean[]
  const versions = rows.numbers('value_mwh').map((value, row) => ({
    code: codes[row] ?? '',
    startMs: msOf(starts[row] ?? ''),
    publishedMs: msOf(published[row] ?? ''),
    mwh: withdrawn[row] ? Number.NaN : (value ?? Number.NaN),
  }))
  return {
    startMs: fromMs,
    hours: (toMs - fromMs) / HOUR_MS,
    versions: versions.sort((a, b) => a.publishedMs - b.publishedMs),
    versionsRead: rows.versions,
  }
}

/** Reads texts of instants; each once, as many rows have the same. */
function createMoments(): (text: string) => number {
  const known = new Map<string, number>()
  return (text) => {
    const ms = known.get(text) ?? Temporal.Instant.from(text).epochMilliseconds
    known.set(text, ms)
    return ms
  }
}
