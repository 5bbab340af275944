import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import { ercotWind } from '../../src/datasets/ercot/wind.ts'
import { sqlText, sqlTexts } from '../../src/duckdb/sql-text.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { isFetchable } from '../../src/ingest/ways/fetchable-bindings.ts'
import { checkLake } from '../../src/jobs/check-lake.ts'
import { compactDataset } from '../../src/lake/compact.ts'
import { CHECKPOINT_EVERY } from '../../src/lake/delta/checkpoint.ts'
import { type Lake, openLakeAt } from '../../src/lake/lake.ts'
import type { LakeTable } from '../../src/lake/lake-table.ts'
import { vacuumLake } from '../../src/lake/vacuum.ts'
import { isPosted } from '../../src/twin/emulator/is-posted.ts'
import { crashDocuments, momentsOf } from '../crash/crash-documents.ts'
import { compactEverything, planSteps, runSteps, type Step } from '../crash/crash-steps.ts'
import { contentOf, type LakeContent } from '../crash/lake-comparison.ts'
import { allAnswers, answerTo } from '../crash/lake-content.ts'
import { lengthenLog } from '../crash/long-log.ts'
import { openTwinLake } from '../e2e/open-twin-lake.ts'
import { openTempLake, type TempLake } from '../support/temp-lake.ts'
import { askDeltaRs, type DeltaRequest } from './delta-rs.ts'
import { interopPython } from './python.ts'

const { path: python = '', reason } = interopPython()
const documents = crashDocuments(2)
const steps: readonly Step[] = planSteps(documents).filter((step) => typeof step === 'object')
const half = Math.ceil(steps.length / 2)

/** The lake as another process would open it. */
const reopened = ({ directory, database, clock }: TempLake): Lake => openLakeAt(directory, { database, clock })
const at = (temp: Pick<TempLake, 'directory'>, table: LakeTable): string => join(temp.directory, table.folder)

const writtenTables = async (lake: Lake): Promise<LakeTable[]> => {
  const tables = await Promise.all(lake.tables().map(async (table) => ({ table, snapshot: await table.snapshot() })))
  return tables.flatMap(({ table, snapshot }) => (snapshot ? [table] : []))
}

const fileSql = async (lake: Lake, table: LakeTable): Promise<string> => {
  const paths = [...((await table.snapshot())?.files.keys() ?? [])].map((path) =>
    lake.store.address(`${table.folder}/${path}`),
  )
  return `read_parquet(${sqlTexts(paths)}, hive_partitioning = ${table.schema.partitionColumns.length > 0}, hive_types_autocast = false)`
}

/** What a lake holds that nobody else touched. */
async function contentAlone(): Promise<LakeContent> {
  await using alone = await openTempLake()
  await runSteps(alone.lake, steps)
  return await contentOf(alone.lake, documents)
}

/** Has delta-rs read tables and compares every row and every type with what DuckDB finds in the files we list. */
async function expectSameRows(
  temp: Pick<TempLake, 'lake' | 'database' | 'directory'>,
  tables: readonly LakeTable[],
): Promise<void> {
  const out = (table: LakeTable) => join(temp.directory, `read-${table.schema.name}.parquet`)
  const requests = tables.map((table): DeltaRequest => ({ table: at(temp, table), do: 'read', out: out(table) }))
  const results = askDeltaRs<{ version: number; rows: number }[]>(python, requests)
  using session = await temp.database.connect()
  for (const [index, table] of tables.entries()) {
    const ours = await fileSql(temp.lake, table)
    const theirs = `read_parquet(${sqlText(out(table))})`
    const columns = [...table.schema.columns.map(({ name }) => name), ...table.schema.partitionColumns].map(
      (name) => `"${name}"`,
    )
    const describeSql = (from: string) =>
      `SELECT column_name, column_type FROM (DESCRIBE SELECT ${columns.join(', ')} FROM ${from})`
    expect(await session.rows(describeSql(theirs))).toEqual(await session.rows(describeSql(ours)))
    const select = (from: string) => `SELECT ${columns.join(', ')} FROM ${from}`
    expect(await session.rows(`${select(ours)} EXCEPT ALL ${select(theirs)}`)).toEqual([])
    expect(await session.rows(`${select(theirs)} EXCEPT ALL ${select(ours)}`)).toEqual([])
    const [counted] = await session.rows<{ n: number }>(`SELECT count(*)::INTEGER AS n FROM ${ours}`)
    expect(results[index]).toMatchObject({ rows: counted?.n, version: (await table.snapshot())?.version })
    expect(counted?.n).toBeGreaterThan(0)
  }
}

let alone: Promise<LakeContent> | undefined

describe.skipIf(!python)(`delta-rs${python ? '' : ` (not run: ${reason})`}`, { timeout: 180_000 }, () => {
  it('reads every table row for row, before and after our compaction', async () => {
    await using temp = await openTempLake()
    await runSteps(temp.lake, steps)
    await expectSameRows(temp, await writtenTables(temp.lake))
    await compactEverything(temp.lake)
    await expectSameRows(temp, await writtenTables(temp.lake))
  })

  it('reads the tables of all datasets that the twin posts', async () => {
    await using twin = await openTwinLake(Temporal.Instant.from('2026-11-01T12:00:00Z'))
    const datasets = CATALOGUE.filter((dataset) => isPosted(dataset) && isFetchable(dataset, twin.clock.now()))
    const { lake } = twin.workplace
    await twin.collect(twin.clock.now().subtract({ hours: 26 }), twin.clock.now(), datasets)
    const tables = await writtenTables(lake)
    expect(tables.length).toBeGreaterThan(20)
    await expectSameRows({ lake, database: lake.database, directory: twin.directory }, tables)
  })

  it('starts from our checkpoint when older commits are gone', async () => {
    await using temp = await openTempLake()
    const { lake } = temp
    const tables = [lake.table(ercotWind), lake.receipts]
    const lengthenAfter = new Map([
      [1, CHECKPOINT_EVERY - 1],
      [3, 2 * CHECKPOINT_EVERY - 1],
    ])
    for (const [index, posting] of documents.postings.entries()) {
      await ingestDocuments(lake, [posting])
      for (const table of tables) await lengthenLog(lake, table, lengthenAfter.get(index) ?? 0)
    }
    await vacuumLake(lake, { retentionMs: -400 * 24 * 3_600_000 })
    for (const table of tables) {
      const names = await lake.store.list(`${table.folder}/_delta_log`)
      expect(names).toContain(`${String(2 * CHECKPOINT_EVERY).padStart(20, '0')}.checkpoint.parquet`)
      expect(names.filter((name) => /^0{18}\d\d\.json$/.test(name))).toEqual([])
    }
    await expectSameRows(temp, tables)
    expect((await checkLake(reopened(temp), { originals: true })).problems).toEqual([])
  })

  it('leaves out files by our statistics without losing a row', async () => {
    await using temp = await openTempLake()
    await runSteps(temp.lake, steps)
    await compactDataset(temp.lake, ercotRtSpp)
    const table = temp.lake.table(ercotRtSpp)
    const ours = await fileSql(temp.lake, table)
    using session = await temp.database.connect()
    const [sample] = await session.rows<{ receipt: string }>(`SELECT max(receipt) AS receipt FROM ${ours}`)
    const filters = [
      { column: 'interval_start', operator: '>=', value: '2026-06-01T05:00:00+00:00', time: true },
      { column: 'interval_start', operator: '<', value: '2026-06-01T04:15:00+00:00', time: true },
      { column: 'interval_start', operator: '=', value: '2026-06-01T04:45:00+00:00', time: true },
      { column: 'receipt', operator: '=', value: sample?.receipt ?? '' },
      { column: 'receipt', operator: '=', value: 'no such receipt' },
      { column: 'settlement_point', operator: '=', value: 'LZ_AEN' },
      { column: 'settlement_point', operator: '>=', value: 'HB_X' },
      { column: 'published_at', operator: '>=', value: '2026-06-01T13:02:00+00:00', time: true },
    ] as const
    const counts = askDeltaRs<[number, number][]>(
      python,
      filters.map((filter) => ({ table: at(temp, table), do: 'count', ...filter })),
    )
    for (const [index, { column, operator, value }] of filters.entries()) {
      const [row] = await session.rows<{ n: number }>(
        `SELECT count(*)::INTEGER AS n FROM ${ours} WHERE ${column} ${operator} ${sqlText(value)}`,
      )
      expect({ column, operator, value, counts: counts[index] }).toEqual({
        column,
        operator,
        value,
        counts: [row?.n, row?.n],
      })
    }
    expect(counts.filter(([n]) => n > 0).length).toBe(filters.length - 1)
    const everywhere = (await writtenTables(temp.lake)).map(
      (each): DeltaRequest => ({ table: at(temp, each), do: 'findEveryValue' }),
    )
    expect(askDeltaRs(python, everywhere)).toEqual(everywhere.map(() => []))
  })

  it.each([
    ['optimizes files we never compacted', false, undefined],
    ['optimizes files we compacted', true, undefined],
    ['orders files we compacted along a curve', true, ['interval_start', 'published_at']],
  ])('%s: answers stay, and so they do as we go on', async (_what, compacted, zOrder) => {
    alone ??= contentAlone()
    const whole = await alone
    await using temp = await openTempLake()
    const { clock } = temp
    const datasets = temp.lake.catalogue
    const held: { knownAt: Temporal.Instant; answers: Record<string, string[]> }[] = []
    const ingest = async (some: readonly Step[]) => {
      for (const step of some) {
        await runSteps(reopened(temp), [step])
        const answers: Record<string, string[]> = {}
        for (const dataset of datasets) answers[dataset.id] = await answerTo(reopened(temp), dataset, {})
        held.push({ knownAt: clock.now(), answers })
        clock.advance(60_000)
      }
    }
    const optimize = async () => {
      const tables = await writtenTables(temp.lake)
      const requests = tables.flatMap((table): DeltaRequest[] => {
        const order = table.schema.partitionColumns.length > 0 && zOrder ? { zOrder } : {}
        return [
          { table: at(temp, table), do: 'optimize', ...order },
          { table: at(temp, table), do: 'vacuumDryRun' },
        ]
      })
      const results = askDeltaRs<Record<string, unknown>[]>(python, requests)
      for (const { doomed, live } of results as { doomed?: string[]; live?: string[] }[]) {
        for (const path of doomed ?? []) expect(live?.some((uri) => uri.endsWith(path))).toBe(false)
      }
      return results.reduce((sum, { removed }) => sum + Number(removed ?? 0), 0)
    }
    const expectHeld = async () => {
      const lake = reopened(temp)
      for (const { knownAt, answers } of held) {
        for (const dataset of datasets) expect(await answerTo(lake, dataset, { knownAt })).toEqual(answers[dataset.id])
      }
    }

    await ingest(steps.slice(0, half))
    if (compacted) await compactEverything(reopened(temp))
    const before = await allAnswers(reopened(temp), momentsOf(documents))
    expect(await optimize()).toBeGreaterThan(3)
    expect(await allAnswers(reopened(temp), momentsOf(documents))).toEqual(before)
    await expectHeld()

    await ingest(steps.slice(half))
    const expectWhole = async () => {
      expect(await contentOf(reopened(temp), documents)).toEqual(whole)
      await expectHeld()
    }
    await expectWhole()
    await compactEverything(reopened(temp))
    await expectWhole()
    expect(await optimize()).toBeGreaterThan(3)
    askDeltaRs(
      python,
      (await writtenTables(temp.lake)).map((table) => ({ table: at(temp, table), do: 'checkpoint' })),
    )
    await expectWhole()
    expect((await checkLake(reopened(temp), { originals: true })).problems).toEqual([])
    await expectSameRows(temp, await writtenTables(temp.lake))
  })
})
