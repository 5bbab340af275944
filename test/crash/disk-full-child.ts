import { execFileSync } from 'node:child_process'
import { rm, statfs, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '../../src/core/clock.ts'
import { toGridlakeError } from '../../src/core/errors.ts'
import { openDatabase } from '../../src/duckdb/database.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { checkLake } from '../../src/jobs/check-lake.ts'
import { openLakeAt } from '../../src/lake/lake.ts'
import { crashDocuments } from './crash-documents.ts'
import { compactEverything, planSteps, runSteps } from './crash-steps.ts'
import type { FullDiskReport } from './full-disk-report.ts'
import { contentOf, expectContent } from './lake-comparison.ts'

// node disk-full-child.ts SMALL-DISK ELSEWHERE: ingests while SMALL-DISK has ever more pages left; prints what happened.
const [disk = '', elsewhere = ''] = process.argv.slice(2)
const PAGES_LEFT = [0, 1, 2, 3, 5, 8, 14, 20, 26, 33, 34, 35, 36, 37, 38, 39, 41, 44, 60]
const database = await openDatabase({ memoryBytes: 300_000_000, spillDirectory: join(elsewhere, 'spill'), threads: 1 })
const lake = openLakeAt(disk, { database, clock: systemClock })
const undisturbed = openLakeAt(join(elsewhere, 'undisturbed'), { database, clock: systemClock })
const documents = crashDocuments(1)
await runSteps(undisturbed, planSteps(documents))
const expected = await contentOf(undisturbed, documents)

const report: FullDiskReport = { attempts: [], readOnly: undefined }
const filler = join(disk, 'filler')
const queue = [...documents.postings]
for (const pages of PAGES_LEFT) {
  await fill(pages)
  // The same documents again until they are in, with more room each time: it may fail anywhere in them.
  const failure = await ingestDocuments(lake, queue.slice(0, 3)).catch(toGridlakeError)
  const error = failure instanceof Error ? { code: failure.code, hint: failure.hint } : undefined
  await rm(filler)
  const { problems } = await checkLake(lake, { originals: true })
  report.attempts.push({ pages, error, problems: problems.map(({ problem }) => problem.replace(/[0-9a-f]{16}/, '…')) })
  if (!error) queue.splice(0, 3)
}
for (const pages of [1, 3, 6, 10]) await compactUnder(pages)
await ingestDocuments(lake, [...documents.postings, ...documents.captures])
await compactEverything(lake)
await expectContent(lake, documents, expected, true)

execFileSync('mount', ['-o', 'remount,ro', disk])
const { code, hint, message } = toGridlakeError(
  await ingestDocuments(openLakeAt(disk, { database, clock: systemClock }), crashDocuments(2).postings).catch(
    (error: unknown) => error,
  ),
)
report.readOnly = { code, hint, message }
process.stdout.write(JSON.stringify(report))
process.exit(0)

async function compactUnder(pages: number): Promise<void> {
  await fill(pages)
  const failure = await compactEverything(lake).catch(toGridlakeError)
  await rm(filler)
  const { problems } = await checkLake(lake, { originals: false })
  const error = failure ? { code: failure.code, hint: failure.hint } : undefined
  report.attempts.push({ pages, error, problems: problems.map(({ problem }) => problem) })
}

/** Leaves that many pages of the disk free. */
async function fill(pages: number): Promise<void> {
  const { bavail, bsize } = await statfs(disk)
  await writeFile(filler, '')
  await writeFile(filler, Buffer.alloc(Math.max(0, bavail - pages) * bsize))
  await truncate(filler, Math.max(0, bavail - pages) * bsize)
}
