import { cp, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/core/clock.ts'
import { type GridlakeError, toGridlakeError } from '../../src/core/errors.ts'
import { ercotWind } from '../../src/datasets/ercot/wind.ts'
import { type Database, openDatabase } from '../../src/duckdb/database.ts'
import { openEngine } from '../../src/engine/engine.ts'
import type { Answer } from '../../src/engine/question.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { checkLake } from '../../src/jobs/check-lake.ts'
import { logPath } from '../../src/lake/delta/actions.ts'
import { type Lake, openLakeAt } from '../../src/lake/lake.ts'
import { rawPath } from '../../src/lake/raw-store.ts'
import { windPosting } from '../support/wind-posting.ts'

const POSTINGS = [1, 2, 3, 4].map((hour) => windPosting(`2026-06-10T0${hour}:00:00Z`, { 1: hour, 2: 10 * hour, 3: 7 }))
const FOLDER = 'lake/ercot.wind'
const original = (index: number): string => rawPath(POSTINGS[index] as (typeof POSTINGS)[number])

let folder = ''
let database: Database
/** The path of a part of the table; each posting is one. */
let part = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gridlake-damage-'))
  database = await openDatabase({ memoryBytes: 300_000_000, spillDirectory: join(folder, 'spill'), threads: 1 })
  const lake = open('whole')
  for (const posting of POSTINGS) await ingestDocuments(lake, [posting])
  part = `${FOLDER}/${[...((await lake.table(ercotWind).snapshot())?.files.keys() ?? [])][1]}`
})

afterAll(async () => {
  database.close()
  await rm(folder, { recursive: true, force: true })
})

const open = (name: string): Lake => openLakeAt(join(folder, name), { database, clock: systemClock })

/** A copy of the lake with one file spoilt. */
async function damaged(path: string, spoil: (file: string) => Promise<unknown>): Promise<Lake> {
  const copy = await mkdtemp(join(folder, 'copy-'))
  await cp(join(folder, 'whole'), copy, { recursive: true })
  await spoil(join(copy, path))
  return openLakeAt(copy, { database, clock: systemClock })
}

const remove = (file: string) => rm(file)
const cut = (bytes: number) => (file: string) => truncate(file, bytes)
/** Counted from the end where negative. */
const overwrite = (start: number, end: number) => async (file: string) => {
  const bytes = await readFile(file)
  bytes.subarray(start, end).fill(0xa5)
  await writeFile(file, bytes)
}

async function failureOf(ask: () => Promise<Answer>): Promise<GridlakeError | undefined> {
  try {
    for await (const _ of (await ask()).body);
    return undefined
  } catch (error) {
    return toGridlakeError(error)
  }
}

async function expectNamed(lake: Lake, path: string): Promise<void> {
  const { problems } = await checkLake(lake, { originals: true })
  expect(problems.map((problem) => problem.path)).toEqual([path])
}

describe('a table with a spoilt file', () => {
  it.each([
    ['a part that is missing', () => part, remove],
    ['a part that is empty', () => part, cut(0)],
    ['a part that was cut short', () => part, cut(900)],
    ['a commit that is half written', () => logPath(FOLDER, 2), cut(120)],
    ['a commit that is empty', () => logPath(FOLDER, 2), cut(0)],
    ['a commit that holds something else', () => logPath(FOLDER, 2), (file: string) => writeFile(file, 'null\n')],
    ['a commit that is missing', () => logPath(FOLDER, 1), remove],
    ['a first commit that is missing', () => logPath(FOLDER, 0), remove],
  ])('%s: verify and every question name it', async (_what, pathOf, spoil) => {
    const path = pathOf()
    const lake = await damaged(path, spoil)
    const engine = openEngine(lake)
    for (const ask of [
      () => engine.rows({ dataset: 'ercot.wind' }, 'csv'),
      () => engine.sql({ sql: 'SELECT * FROM ercot.wind' }, 'csv'),
    ]) {
      const failure = await failureOf(ask)
      expect(failure).toMatchObject({ code: 'lake.corrupt', hint: expect.stringContaining('lake verify') })
      expect(failure?.message).toContain(path)
    }
    await engine.close()
    await expectNamed(lake, path)
  })

  // DuckDB doesn't say in which file it met the nonsense.
  it.each([
    ['pages', overwrite(100, 400)],
    ['footer', overwrite(-400, -12)],
  ])('a part with spoilt %s: verify names it, a question fails as corrupt', async (_what, spoil) => {
    const lake = await damaged(part, spoil)
    const failure = await failureOf(() => openEngine(lake).rows({ dataset: 'ercot.wind' }, 'csv'))
    expect(failure).toMatchObject({ code: 'lake.corrupt', hint: expect.stringContaining('lake verify') })
    await expectNamed(lake, part)
  })

  it('a commit that was cut between two lines is named by verify', async () => {
    const lake = await damaged(logPath(FOLDER, 2), async (file) => {
      const [first] = (await readFile(file, 'utf8')).split('\n')
      await writeFile(file, `${first}\n`)
    })
    await expectNamed(lake, logPath(FOLDER, 2))
  })
})

describe('the raw store', () => {
  it.each([
    ['is missing', remove],
    ['was cut short', cut(30)],
    ['is empty', cut(0)],
    ['is another document', (file: string) => cp(join(folder, 'whole', original(1)), file)],
  ])('an original that %s is named by verify; answers are not affected', async (_what, spoil) => {
    const lake = await damaged(original(0), spoil)
    expect(await failureOf(() => openEngine(lake).rows({ dataset: 'ercot.wind' }, 'csv'))).toBeUndefined()
    await expectNamed(lake, original(0))
  })
})

it('a lost or foreign checkpoint pointer changes nothing', async () => {
  for (const text of ['{"ver', '{"version":300,"size":3}', '{"version":2,"parts":4,"size":9}']) {
    const lake = await damaged(`${FOLDER}/_delta_log/_last_checkpoint`, (file) => writeFile(file, text))
    expect((await checkLake(lake, { originals: true })).problems).toEqual([])
  }
})
