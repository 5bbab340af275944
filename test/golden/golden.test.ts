import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findDataset } from '../../src/datasets/catalogue.ts'
import { rowsSql } from '../../src/engine/rows-sql.ts'
import { relationSql } from '../../src/engine/relation-sql.ts'
import { systemViews } from '../../src/engine/system-views.ts'
import type { DocumentReport } from '../../src/ingest/batch.ts'
import { ingestFiles } from '../../src/ingest/ingest-files.ts'
import type { Lake } from '../../src/lake/lake.ts'
import { openTempLake } from '../support/temp-lake.ts'

/** `expected.json` of a case: reports in the order of the files' names; rows and reasons in order, each a part of what must be found. */
interface Expected {
  reports: readonly (Partial<DocumentReport> & { reason?: string })[]
  /** Rows of the view; undefined: the dataset was never ingested. */
  count?: number
  rows?: readonly Record<string, unknown>[]
  quarantine?: readonly { reason: string; line?: number; column_name?: string }[]
}

const root = new URL('./', import.meta.url)
const folders = (at: URL) => readdirSync(at, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)

for (const dataset of folders(root)) {
  describe(dataset, () => {
    for (const name of folders(new URL(`${dataset}/`, root))) {
      it(name, () => runCase(dataset, new URL(`${dataset}/${name}/`, root)))
    }
  })
}

async function runCase(id: string, folder: URL): Promise<void> {
  const expected = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Expected
  await using temp = await openTempLake('2026-11-15T00:00:00Z')
  const inputs = readdirSync(folder).filter((name) => name !== 'expected.json').sort()
  const reports: DocumentReport[] = []
  for (const input of inputs) {
    for await (const report of ingestFiles(temp.lake, [fileURLToPath(new URL(input, folder))])) reports.push(report)
    temp.clock.advance(1000)
  }
  expect(reports).toMatchObject(expected.reports.map(({ reason, ...rest }) => ({ ...rest, ...(reason ? { reason: expect.stringContaining(reason) } : {}) })))
  if (expected.count !== undefined) {
    const rows = await readRows(temp.lake, id)
    expect(rows).toHaveLength(expected.count)
    for (const row of expected.rows ?? []) expect(rows).toContainEqual(expect.objectContaining(row))
  }
  if (expected.quarantine) {
    const found = await readQuarantine(temp.lake)
    for (const { reason, ...rest } of expected.quarantine) {
      expect(found).toContainEqual(expect.objectContaining({ ...rest, reason: expect.stringContaining(reason) }))
    }
  }
}

async function readRows(lake: Lake, id: string): Promise<Record<string, unknown>[]> {
  const dataset = findDataset(id)
  const table = lake.table(dataset)
  const { sql, span } = relationSql(dataset, table, await table.snapshot(), lake.store, {})
  using session = await lake.database.connect()
  const rows = await session.rows(rowsSql(dataset, { dataset: id }, sql, { span }).sql)
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, shorten(name, value)])))
}

const shorten = (name: string, value: unknown): unknown => {
  if (typeof value !== 'string') return value
  return name === 'operating_date' ? value.slice(0, 10) : value.replace(/\.000Z$/, 'Z')
}

async function readQuarantine(lake: Lake): Promise<Record<string, unknown>[]> {
  const view = (await systemViews(lake)).find(({ name }) => name === 'gridlake.quarantine')
  using session = await lake.database.connect()
  return await session.rows(view?.sql ?? '')
}
