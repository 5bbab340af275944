import { expect, it } from 'vitest'
import type { Document } from '../../src/datasets/document.ts'
import { type Arrival, planBatches } from '../../src/ingest/batch.ts'
import { ingestDocuments, prepareDocuments } from '../../src/ingest/ingest-documents.ts'
import { openTempLake, type TempLake } from '../support/temp-lake.ts'
import { windPosting } from '../support/wind-posting.ts'

/** Prepares documents; how many rows are parsed of the batch that these of them make, undefined where it was not parsed. */
async function rowsParsed({ lake }: TempLake, documents: readonly Document[], of = documents) {
  const { found, parsed: ahead } = await prepareDocuments(lake, documents)
  using _ = ahead
  const arrivals = found.flatMap((each) => ('refusal' in each ? [] : each)) as Arrival[]
  const [batch] = planBatches(arrivals.filter(({ document }) => of.some(({ id }) => id === document.id)))
  const parsed = batch && ahead.take(batch)
  if (!parsed) return undefined
  expect(ahead.take(batch)).toBeUndefined()
  using session = parsed.session
  const [{ rows } = { rows: 0 }] = await session.rows<{ rows: number }>('SELECT count(*) AS rows FROM parsed')
  return rows
}

it('parses ahead what the lake lacks, and nothing else', async () => {
  await using temp = await openTempLake()
  const [first, second] = [
    windPosting('2026-06-10T01:00:00Z', { 1: 5, 2: 6 }),
    windPosting('2026-06-10T02:00:00Z', { 3: 7 }),
  ]
  expect(await rowsParsed(temp, [first, second])).toBe(3)
  await ingestDocuments(temp.lake, [first])
  expect(await rowsParsed(temp, [first, second])).toBeUndefined()
  expect(await rowsParsed(temp, [first, second], [second])).toBe(1)
  await ingestDocuments(temp.lake, [second])
  expect(await rowsParsed(temp, [first, second])).toBeUndefined()
})

it('leaves a capture to when the lake is known', async () => {
  await using temp = await openTempLake()
  const capture = { ...windPosting('2026-06-10T01:00:00Z', { 1: 5 }), publishedAtBasis: 'capture' as const }
  expect(await rowsParsed(temp, [capture])).toBeUndefined()
  expect(await ingestDocuments(temp.lake, [capture])).toMatchObject([{ status: 'committed', rowsCommitted: 1 }])
})
