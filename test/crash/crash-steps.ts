import type { Document } from '../../src/datasets/document.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { compactDataset, compactSystemTable } from '../../src/lake/compact.ts'
import type { Lake } from '../../src/lake/lake.ts'
import { vacuumLake } from '../../src/lake/vacuum.ts'
import type { CrashDocuments } from './crash-documents.ts'
import { seededRandom } from './seeded-random.ts'

export type Step = { ingest: readonly Document[] } | 'compact' | 'vacuum'

const GROUP = 6

/**
 * Ingests every document, with compaction and vacuum in the middle and compaction at the end. Without `order` always the same way, else postings are
 * shuffled by it; captures keep their order among themselves.
 */
export function planSteps({ postings, captures }: CrashDocuments, order?: number): Step[] {
  const random = seededRandom(order ?? 0)
  const queue = order === undefined ? [...postings] : random.shuffled(postings)
  const steps: Step[] = []
  const waiting = [...captures]
  while (queue.length > 0) {
    steps.push({ ingest: [...queue.splice(0, GROUP), ...waiting.splice(0, 1)] })
    if (steps.length === 2) steps.push('compact', 'vacuum')
  }
  return [...steps, { ingest: waiting }, 'compact']
}

export async function runSteps(lake: Lake, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if (step === 'compact') await compactEverything(lake)
    else if (step === 'vacuum') await vacuumLake(lake, { retentionMs: 0 })
    else await ingestDocuments(lake, step.ingest)
  }
}

export async function compactEverything(lake: Lake): Promise<void> {
  for (const dataset of lake.catalogue) await compactDataset(lake, dataset, { minTailFiles: 1 })
  for (const table of [lake.receipts, lake.quarantine]) await compactSystemTable(lake, table)
}
