import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../src/core/clock.ts'
import { ercotWind } from '../../src/datasets/ercot/wind.ts'
import { type Database, openDatabase } from '../../src/duckdb/database.ts'
import { CHECKPOINT_EVERY } from '../../src/lake/delta/checkpoint.ts'
import { openLakeAt } from '../../src/lake/lake.ts'
import type { Moment } from './child-task.ts'
import { type CrashDocuments, crashDocuments } from './crash-documents.ts'
import { contentOf, expectContent, type LakeContent } from './lake-comparison.ts'
import { lengthenLog } from './long-log.ts'
import { type ChildEnd, runChild } from './run-child.ts'
import { type SeededRandom, seededRandom } from './seeded-random.ts'

export interface KillOptions {
  kills: number
  seed: number
  /** Lakes that are worked on at the same time. */
  atOnce?: number
  /** After each kill, and after each lake that came through. */
  onProgress?: (report: KillReport) => void
}

export interface KillReport {
  kills: number
  /** Lakes that were killed in, run to the end and found right. */
  lakes: number
  /** Kills at a side of a store operation, by it; the others came at random moments. */
  aimed: Partial<Record<string, number>>
}

/** Sets of documents that lakes share; each is ingested once undisturbed to know what must come out. */
const DOCUMENT_SETS = 3

/** Where processes are held to be killed. What is named more often is aimed at more often: a commit and what follows it. */
const AIMS: readonly Moment[] = [
  'after putIfAbsent',
  'after putIfAbsent',
  'after putIfAbsent',
  'before putIfAbsent',
  'before putIfAbsent',
  'before adopt',
  'after adopt',
  'before putAll',
  'after putAll',
  'before remove',
  'after remove',
]

/**
 * Kills (SIGKILL) processes that ingest, compact and vacuum: at random moments of their work, and right before and after
 * store operations. Each lake is worked on until a process gets through; then it must verify and hold what a lake holds
 * that was never disturbed. Throws at the first difference.
 */
export async function killRepeatedly({ kills, seed, atOnce = 2, onProgress }: KillOptions): Promise<KillReport> {
  const directory = await mkdtemp(join(tmpdir(), 'gridlake-kills-'))
  const database = await openDatabase({
    memoryBytes: 500_000_000,
    spillDirectory: join(directory, 'spill'),
    threads: 1,
  })
  const report: KillReport = { kills: 0, lakes: 0, aimed: {} }
  const budget = { left: kills }
  const random = seededRandom(seed)
  const undisturbed = new Map<number, Promise<Undisturbed>>()
  let lakes = 0
  const worker = async () => {
    while (budget.left > 0) {
      const lakeSeed = random.below(2 ** 31)
      const set = lakes % DOCUMENT_SETS
      const folder = join(directory, `lake-${lakes++}`)
      const expected = undisturbed.get(set) ?? undisturbedLake(set, join(directory, `undisturbed-${set}`), database)
      undisturbed.set(set, expected)
      await killInLake({ folder, seed: lakeSeed, expected: await expected, database, budget }, ({ heldAt }) => {
        report.kills++
        if (heldAt) report.aimed[heldAt] = (report.aimed[heldAt] ?? 0) + 1
        onProgress?.(report)
      })
      report.lakes++
      onProgress?.(report)
      await rm(folder, { recursive: true, force: true })
    }
  }
  const workers = Array.from({ length: atOnce }, worker)
  try {
    await Promise.all(workers)
    return report
  } finally {
    budget.left = 0
    await Promise.allSettled(workers)
    database.close()
    await rm(directory, { recursive: true, force: true })
  }
}

interface Undisturbed {
  set: number
  documents: CrashDocuments
  /** The lake before the first document: its logs are long, the next commits write checkpoints. */
  start: string
  durationMs: number
  content: LakeContent
}

async function undisturbedLake(set: number, folder: string, database: Database): Promise<Undisturbed> {
  const documents = crashDocuments(set)
  const start = `${folder}-start`
  const empty = openLakeAt(start, { database, clock: systemClock })
  for (const table of [empty.table(ercotWind), empty.receipts]) await lengthenLog(empty, table, CHECKPOINT_EVERY - 4)
  await cp(start, folder, { recursive: true })
  const { durationMs } = await runChild({ directory: folder, work: 'ingest', documents: set })
  const content = await contentOf(openLakeAt(folder, { database, clock: systemClock }), documents)
  return { set, documents, start, durationMs, content }
}

interface LakeRun {
  folder: string
  seed: number
  expected: Undisturbed
  database: Database
  budget: { left: number }
}

async function killInLake({ folder, seed, expected, database, budget }: LakeRun, onKill: (end: ChildEnd) => void) {
  const random = seededRandom(seed)
  // In half of the lakes every process takes the postings in an order of its own.
  const shuffled = random.next() < 0.5
  await cp(expected.start, folder, { recursive: true })
  for (;;) {
    const order = shuffled ? { order: random.below(2 ** 31) } : {}
    const task = { directory: folder, work: 'ingest', documents: expected.set, ...order } as const
    const mayKill = budget.left > 0
    if (mayKill) budget.left--
    const end = mayKill ? await killedChild(task, expected.durationMs, random) : await runChild(task)
    if (end.done && mayKill) budget.left++
    if (end.done) break
    onKill(end)
  }
  try {
    const lake = openLakeAt(folder, { database, clock: systemClock })
    await expectContent(lake, expected.documents, expected.content, shuffled)
  } catch (error) {
    const which = `lake of seed ${seed}, documents ${expected.set}${shuffled ? ', shuffled' : ''}`
    throw new Error(`${which}: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}

/** Runs a child that is killed somewhere, unless it is done before. What is left of its work is less than the whole. */
function killedChild(
  task: Parameters<typeof runChild>[0],
  durationMs: number,
  random: SeededRandom,
): Promise<ChildEnd> {
  if (random.next() < 0.5) return runChild(task, { killAfterMs: random.next() * durationMs * 0.5 })
  const moment = AIMS[random.below(AIMS.length)] as Moment
  return runChild({ ...task, hold: { moment, nth: random.below(8) } })
}
