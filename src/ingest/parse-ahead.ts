import type { Session } from '../duckdb/database.ts'
import type { Lake } from '../lake/lake.ts'
import { guardDisk } from '../lake/stores/guard-disk.ts'
import { type Arrival, type Batch, dependsOnLake, planBatches } from './batch.ts'
import { findCommitted } from './known-receipts.ts'
import { parseBatch } from './parse-batch.ts'

/** A batch in the temporary tables of a session of its own, which `parseBatch` names. */
export interface Parsed {
  session: Session
  /** Whether the rows are in the order of a file. */
  isSorted: boolean
}

/** Batches of documents that the lake did not have yet when they were parsed. */
export interface ParsedAhead extends Disposable {
  /** The batch of just these documents, if it was parsed; the session is the taker's to close. */
  take(batch: Batch): Parsed | undefined
}

/** Parses the batches that new ones of `arrivals` make, as far as that takes no lake: others can be committed meanwhile. Errors: `lake.full`. */
export async function parseAhead(lake: Lake, arrivals: readonly Arrival[]): Promise<ParsedAhead> {
  const parsed = new Map<string, Parsed>()
  const ahead: ParsedAhead = {
    take(batch) {
      const found = parsed.get(keyOf(batch))
      parsed.delete(keyOf(batch))
      return found
    },
    [Symbol.dispose]() {
      for (const { session } of parsed.values()) session[Symbol.dispose]()
    },
  }
  try {
    const committed = await findCommitted(
      lake,
      arrivals.map(({ receipt, document: { publishedAt } }) => ({ receipt, publishedAt })),
    )
    const fresh = uniqueArrivals(arrivals).filter(({ receipt }) => !committed.has(receipt))
    for (const ofDataset of Map.groupBy(fresh, ({ text }) => text.dataset).values()) {
      for (const batch of planBatches(ofDataset)) {
        if (!batch.arrivals.some(dependsOnLake)) parsed.set(keyOf(batch), await parse(lake, batch))
      }
    }
    return ahead
  } catch (error) {
    ahead[Symbol.dispose]()
    throw error
  }
}

/** Parses a batch in a session of its own. Errors: `lake.full`. */
export async function parse(lake: Lake, batch: Batch): Promise<Parsed> {
  const session = await lake.database.connect()
  try {
    const scratch = await lake.store.scratchPath('batch')
    return { session, ...(await guardDisk(scratch, () => parseBatch(session, batch, scratch))) }
  } catch (error) {
    session[Symbol.dispose]()
    throw error
  }
}

/** One arrival of each receipt. */
export const uniqueArrivals = (arrivals: readonly Arrival[]): Arrival[] => [
  ...new Map(arrivals.map((arrival) => [arrival.receipt, arrival])).values(),
]

const keyOf = ({ arrivals }: Batch): string => arrivals.map(({ receipt }) => receipt).join()
