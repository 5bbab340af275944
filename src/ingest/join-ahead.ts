import { rm } from 'node:fs/promises'
import type { Lake } from '../lake/lake.ts'
import { guardDisk } from '../lake/stores/guard-disk.ts'
import { type Arrival, type Batch, dependsOnLake, planBatches } from './batch.ts'
import { joinDocuments } from './join-documents.ts'
import type { Joined } from './joined-text.ts'

/** The joined texts of batches, made before it is known which of the documents the lake has already: seldom any. */
export interface JoinedAhead extends AsyncDisposable {
  /** The text of just these documents, if it was made. */
  find(batch: Batch): Joined | undefined
}

/** Joins the texts of the batches that `arrivals` make. DuckDB can work on others meanwhile. Errors: `lake.full`. */
export async function joinAhead(lake: Lake, arrivals: readonly Arrival[]): Promise<JoinedAhead> {
  const texts = new Map<string, Joined>()
  const ahead: JoinedAhead = {
    find: (batch) => texts.get(keyOf(batch)),
    async [Symbol.asyncDispose]() {
      for (const text of texts.values()) for (const file of filesOf(text)) await rm(file, { force: true })
    },
  }
  try {
    for (const ofDataset of Map.groupBy(arrivals, ({ text }) => text.dataset).values()) {
      for (const batch of planBatches(uniqueArrivals(ofDataset))) {
        if (batch.arrivals.some(dependsOnLake)) continue
        const path = await lake.store.scratchPath('joined.csv')
        const text = await guardDisk(path, () => joinDocuments(batch, path))
        if (text) texts.set(keyOf(batch), text)
      }
    }
    return ahead
  } catch (error) {
    await ahead[Symbol.asyncDispose]()
    throw error
  }
}

const filesOf = (text: Joined): string[] =>
  'joined' in text ? [text.joined, ...(text.shared ? [text.shared.file] : [])] : [text.shared.file, text.keys.file]

/** One arrival of each receipt. */
export const uniqueArrivals = (arrivals: readonly Arrival[]): Arrival[] => [
  ...new Map(arrivals.map((arrival) => [arrival.receipt, arrival])).values(),
]

const keyOf = ({ arrivals }: Batch): string => arrivals.map(({ receipt }) => receipt).join()
