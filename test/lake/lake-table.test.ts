import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import type { AddFile, RemoveFile } from '../../src/lake/delta/actions.ts'
import { type LakeTable, openTable } from '../../src/lake/lake-table.ts'
import { datasetTable } from '../../src/lake/table-schema.ts'
import { openTempLake, type TempLake } from '../support/temp-lake.ts'

const SCHEMA = datasetTable(ercotRtSpp)

/** A table handle of its own: another writer, or this one after a restart. */
const openAnother = ({ lake, database, clock }: TempLake): LakeTable =>
  openTable(SCHEMA, { store: lake.store, clock, connect: () => database.connect() })

const add = (path: string, tags?: AddFile['tags']): AddFile => ({
  path,
  partitionValues: { year: '2026', month: '06' },
  size: 10,
  modificationTime: 1,
  dataChange: true,
  stats: JSON.stringify({
    numRecords: 4,
    minValues: { interval_start: '2026-06-10T05:00:00.000Z' },
    maxValues: { interval_start: '2026-06-10T06:00:00.001Z' },
    nullCount: {},
  }),
  ...(tags ? { tags } : {}),
})
const remove = (path: string): RemoveFile => ({ path, deletionTimestamp: 1, dataChange: false })
const info = { operation: 'TEST' }

const filesOf = async (table: LakeTable) => [...((await table.snapshot())?.files.keys() ?? [])].sort()

describe('the log of a table', () => {
  it('is replayed: files added and removed, kinds and statistics', async () => {
    await using temp = await openTempLake()
    const table = openAnother(temp)
    expect(await table.snapshot()).toBeUndefined()
    const first = await table.commit(undefined, { adds: [add('a.parquet'), add('b%20c.parquet')], info })
    const second = await table.commit(first, {
      adds: [add('d.parquet', { 'gridlake.kind': 'current' })],
      removes: [remove('a.parquet')],
      info,
    })
    expect([first.version, second.version]).toEqual([0, 1])
    for (const reader of [table, openAnother(temp)]) {
      const snapshot = await reader.snapshot()
      expect(snapshot?.version).toBe(1)
      expect([...(snapshot?.files.values() ?? [])].map(({ path, kind, rows }) => [path, kind, rows])).toEqual([
        ['b c.parquet', 'tail', 4],
        ['d.parquet', 'current', 4],
      ])
      expect([...(snapshot?.removed.keys() ?? [])]).toEqual(['a.parquet'])
      expect(snapshot?.files.get('d.parquet')?.bounds['interval_start']).toEqual({
        min: Temporal.Instant.from('2026-06-10T05:00:00Z').epochMilliseconds * 1000,
        max: Temporal.Instant.from('2026-06-10T06:00:00.001Z').epochMilliseconds * 1000,
      })
    }
  })

  it('begins with the protocol and the schema, in lines that any Delta reader knows', async () => {
    await using temp = await openTempLake()
    await openAnother(temp).commit(undefined, { adds: [add('a.parquet')], info })
    const path = join(temp.directory, 'lake/ercot.rt_spp/_delta_log/00000000000000000000.json')
    const lines = (await readFile(path, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map((line) => Object.keys(line)[0])).toEqual(['protocol', 'metaData', 'add', 'commitInfo'])
    expect(lines[0].protocol).toEqual({ minReaderVersion: 1, minWriterVersion: 2 })
    const fields = JSON.parse(lines[1].metaData.schemaString).fields
    expect(fields.map((field: { name: string }) => field.name)).toEqual([
      ...SCHEMA.columns.map(({ name }) => name),
      'year',
      'month',
    ])
    expect(lines[1].metaData.partitionColumns).toEqual(['year', 'month'])
  })

  it('has a checkpoint after a hundred commits, which alone is enough to read it', async () => {
    await using temp = await openTempLake()
    const writer = openAnother(temp)
    let snapshot = await writer.commit(undefined, { adds: [add('0.parquet')], info })
    for (let at = 1; at <= 103; at++) {
      const removes = at % 2 === 0 ? [remove(`${at - 1}.parquet`)] : []
      snapshot = await writer.commit(snapshot, {
        adds: [add(`${at}.parquet`, { 'gridlake.kind': 'superseded' })],
        removes,
        info,
      })
    }
    const expected = await filesOf(writer)
    const log = join(temp.directory, 'lake/ercot.rt_spp/_delta_log')
    expect(await readdir(log)).toContain('00000000000000000100.checkpoint.parquet')
    for (let version = 0; version < 100; version++) await rm(join(log, `${String(version).padStart(20, '0')}.json`))
    const reader = openAnother(temp)
    expect((await reader.snapshot())?.version).toBe(103)
    expect(await filesOf(reader)).toEqual(expected)
    const file = (await reader.snapshot())?.files.get('100.parquet')
    expect(file).toMatchObject({
      kind: 'superseded',
      rows: 4,
      partition: { year: '2026', month: '06' },
      bounds: { interval_start: {} },
    })
    const next = await reader.commit(await reader.snapshot(), { adds: [add('next.parquet')], info })
    expect(next.version).toBe(104)
    expect(await filesOf(writer)).toEqual([...expected, 'next.parquet'].sort())
  }, 30_000)

  it.each([
    ['lacks its beginning', '00000000000000000000.json', undefined, '00000000000000000000.json'],
    ['holds half a commit', '00000000000000000001.json', '{"add": {"path": "cut', '00000000000000000001.json'],
  ])('that %s is corrupt, not empty', async (_what, name, text, message) => {
    await using temp = await openTempLake()
    const writer = openAnother(temp)
    const first = await writer.commit(undefined, { adds: [add('a.parquet')], info })
    await writer.commit(first, { adds: [add('b.parquet')], info })
    const path = join(temp.directory, 'lake/ercot.rt_spp/_delta_log', name)
    await (text === undefined ? rm(path) : writeFile(path, text))
    await expect(openAnother(temp).snapshot()).rejects.toMatchObject({
      code: 'lake.corrupt',
      message: expect.stringContaining(message),
      hint: expect.stringContaining('restore'),
    })
  })
})

describe('two writers', () => {
  it('that add files both succeed, one after the other; the second sees the first', async () => {
    await using temp = await openTempLake()
    const [one, other] = [openAnother(temp), openAnother(temp)]
    const base = await one.commit(undefined, { adds: [add('base.parquet')], info })
    await other.snapshot()
    await one.commit(base, { adds: [add('one.parquet')], info })
    const seen: number[] = []
    const committed = await other.commit(base, { adds: [add('other.parquet')], info }, async (actions, version) => {
      seen.push(version)
      expect(actions.some((action) => 'add' in action && action.add?.path === 'one.parquet')).toBe(true)
    })
    expect([committed.version, seen]).toEqual([2, [1]])
    expect(await filesOf(one)).toEqual(['base.parquet', 'one.parquet', 'other.parquet'])
  })

  it('may refuse what the other did', async () => {
    await using temp = await openTempLake()
    const [one, other] = [openAnother(temp), openAnother(temp)]
    await one.commit(undefined, { adds: [add('one.parquet')], info })
    const refuse = async () => {
      throw new Error('not with me')
    }
    await expect(other.commit(undefined, { adds: [add('other.parquet')], info }, refuse)).rejects.toThrow('not with me')
    expect(await filesOf(other)).toEqual(['one.parquet'])
  })

  it('that rewrite the same file: the second is refused and nothing of it is there', async () => {
    await using temp = await openTempLake()
    const [one, other] = [openAnother(temp), openAnother(temp)]
    const base = await one.commit(undefined, { adds: [add('old.parquet')], info })
    const rewrite = (path: string) => ({ adds: [add(path)], removes: [remove('old.parquet')], info })
    await one.commit(base, rewrite('one.parquet'))
    await expect(other.commit(base, rewrite('other.parquet'))).rejects.toMatchObject({
      code: 'lake.conflict',
      hint: expect.stringContaining('again'),
    })
    expect(await filesOf(openAnother(temp))).toEqual(['one.parquet'])
  })

  it('at the same moment take every version once', async () => {
    await using temp = await openTempLake()
    const writers = Array.from({ length: 6 }, (_, at) => ({ table: openAnother(temp), path: `${at}.parquet` }))
    const versions = await Promise.all(
      writers.map(
        async ({ table, path }) => (await table.commit(await table.snapshot(), { adds: [add(path)], info })).version,
      ),
    )
    expect(versions.toSorted()).toEqual([0, 1, 2, 3, 4, 5])
    expect(await filesOf(openAnother(temp))).toEqual(writers.map(({ path }) => path))
    const log = await readFile(join(temp.directory, 'lake/ercot.rt_spp/_delta_log/00000000000000000005.json'), 'utf8')
    expect(log).not.toContain('metaData')
  })
})
