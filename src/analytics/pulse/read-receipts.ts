import type { Engine, Truth } from '../../engine/question.ts'
import type { DayRange } from '../authority/market-days.ts'
import { readColumns } from '../authority/read-columns.ts'

/** The documents that rows came from. */
export interface DayReceipts {
  /** Ids, in order. */
  receipts: readonly string[]
  lastPublishedAt: string | undefined
}

/** The documents behind the rows of an authority's day. Errors: the query's. */
export async function readReceipts(
  engine: Engine,
  { authority, from, to, ...truth }: { authority: string } & DayRange & Truth,
  signal?: AbortSignal,
): Promise<DayReceipts> {
  const read = await Promise.all(
    ['eia.region_data', 'eia.fuel_type'].map((dataset) =>
      readColumns(
        engine,
        { dataset, columns: ['receipt', 'published_at'], filter: { respondent: [authority] }, from, to, ...truth },
        signal,
        { optional: true },
      ),
    ),
  )
  const texts = (name: string) => [...new Set(read.flatMap((columns) => columns.texts(name)))].sort()
  return { receipts: texts('receipt'), lastPublishedAt: texts('published_at').at(-1) }
}
