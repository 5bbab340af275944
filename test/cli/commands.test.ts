import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { openLake } from '../../src/library/open-lake.ts'
import { priceCsv, priceFileName } from '../support/price-document.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { gridlakeEach, printedCode } from './run-gridlake.ts'

let folder: Awaited<ReturnType<typeof makeTempFolder>>
let data: string

beforeAll(async () => {
  folder = await makeTempFolder()
  data = join(folder.path, 'lake')
  await using lake = await openLake(data)
  for (const [minute, price] of [
    [30, 1],
    [45, 'abc'],
  ] as const) {
    const path = join(folder.path, priceFileName(`20260610.11${minute}05`))
    await writeFile(path, priceCsv('06/10/2026', 12, minute / 15, [['HB_HOUSTON', 'HU', price]]))
    for await (const report of lake.ingestFiles(path)) expect(report.dataset).toBe('ercot.rt_spp')
  }
})
afterAll(() => folder[Symbol.asyncDispose]())

const values = async (...lines: string[][]): Promise<unknown[]> => {
  const finished = await gridlakeEach(lines.map((line) => [...line, '--json']))
  expect(finished.map(({ code }) => code)).toEqual(lines.map(() => 0))
  return finished.map(({ stdout }) => JSON.parse(stdout))
}

describe('catalog', () => {
  it('lists the datasets, shows one whole, names the nearest to one that there is not', async () => {
    const [list, wind, refused] = await gridlakeEach([
      ['catalog'],
      ['catalog', 'ercot.wind', '--json'],
      ['catalog', 'ercot.wnd'],
    ])
    for (const id of ['ercot.rt_spp', 'ercot.wind', 'eia.region_data']) expect(list?.stdout).toContain(id)
    expect(JSON.parse(wind?.stdout ?? '')).toMatchObject({
      id: 'ercot.wind',
      kind: 'forecast',
      key: ['interval_start'],
      zone: 'America/Chicago',
      columns: expect.arrayContaining([
        expect.objectContaining({ name: 'gen_system_wide_mw', type: 'double', unit: 'MW' }),
        expect.objectContaining({ name: 'lead_hours', unit: 'h' }),
      ]),
      products: expect.arrayContaining([expect.objectContaining({ via: 'mis', product: 'NP4-732-CD' })]),
    })
    expect(refused).toMatchObject({
      code: 3,
      stdout: '',
      stderr: expect.stringMatching(/\(dataset\.unknown\)\n.*ercot\.wind/),
    })
  })
})

describe('a lake is looked after', () => {
  it('status', async () => {
    const [json, table] = await gridlakeEach([
      ['status', '--json', '--data', data],
      ['status', '--data', data],
    ])
    const statuses = JSON.parse(json?.stdout ?? '') as { id: string; rows: number }[]
    expect(statuses.map(({ id }) => id)).toEqual(CATALOGUE.map(({ id }) => id))
    expect(statuses.filter(({ rows }) => rows > 0)).toEqual([
      expect.objectContaining({ id: 'ercot.rt_spp', version: 0, rows: 1, quarantinedDocuments: 1, quarantinedRows: 1 }),
    ])
    expect(table?.stdout).toMatch(/^ercot\.rt_spp +1 +1 +0\.0 {2}2026-06-10 16:15Z .* 1 document, 1 row$/m)
    expect(table?.stdout).toMatch(/^ercot\.wind +never ingested$/m)
  })

  it('reprocess, compact, vacuum, verify', async () => {
    const [reprocessed, compacted, vacuumed, verified] = await values(
      ['reprocess', 'ercot.rt_spp', '--data', data],
      ['lake', 'compact', '--data', data],
      ['lake', 'vacuum', '--retention-hours', '0', '--data', data],
      ['lake', 'verify', '--data', data],
    )
    expect(reprocessed).toEqual({
      dataset: 'ercot.rt_spp',
      documents: 2,
      recovered: 0,
      rowsChanged: 0,
      missingOriginals: [],
    })
    expect(compacted).toContainEqual({ table: 'ercot.rt_spp', partitions: 1, filesBefore: 1, filesAfter: 1, rows: 1 })
    expect((vacuumed as { paths: string[] }).paths).toContainEqual(expect.stringMatching(/^lake\/ercot\.rt_spp\//))
    expect(verified).toMatchObject({ originals: 2, problems: [] })
  })

  it('but not where there is none', async () => {
    const [nowhere, file, misspelt] = await gridlakeEach([
      ['lake', 'verify', '--data', join(folder.path, 'misspelt')],
      ['status', '--data', join(folder.path, priceFileName('20260610.113005'))],
      ['reprocess', 'ercot.wnd', '--data', data],
    ])
    expect(nowhere).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('(data.not_ingested)') })
    expect(file).toMatchObject({ code: 78, stdout: '', stderr: expect.stringContaining('that is a file') })
    expect(misspelt).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('(dataset.unknown)') })
  })
})

describe('the command line', () => {
  it('shows where settings come from, and no secret', async () => {
    const env = { GRIDLAKE_PORT: '9999', GRIDLAKE_EIA_API_KEY: 'never-shown-0123456789', GRIDLAKE_PROT: '1' }
    const [shown] = await gridlakeEach([['config', 'show', '--origin']], env)
    expect(shown).toMatchObject({ code: 0, stderr: 'GRIDLAKE_PROT is set but means nothing to gridlake\n' })
    expect(shown?.stdout).toMatch(/^port +9999 +.*GRIDLAKE_PORT/m)
    expect(shown?.stdout).not.toContain('never-shown')
  })

  it('says what is wrong with it', async () => {
    const cases = [
      [['fetch'], 'usage.unknown_option', "unknown command 'fetch'"],
      [['statsu'], 'usage.unknown_option', 'Did you mean status?'],
      [['query', 'select 1', '--colour'], 'usage.unknown_option', 'gridlake query --help'],
      [['query'], 'usage.invalid_argument', "missing required argument 'sql'"],
      [['query', 'select 1', '--max-rows', 'ten'], 'usage.invalid_argument', '--max-rows takes a whole number'],
      [['query', 'select 1', '--as-of', 'whenever'], 'usage.invalid_argument', 'yesterday'],
      [['ingest', 'ercot.wind', '--source', 'lively'], 'usage.invalid_argument', 'twin, live'],
      [['ingest', 'ercot.wind'], 'usage.invalid_argument', 'ingest needs --from'],
      [['ingest', 'ercot.wind', '--from', '2026-11-02', '--to', '2026-11-01'], 'usage.invalid_argument', 'not before'],
      [['worker', '--days', 'many'], 'usage.invalid_argument', '--days takes a whole number'],
    ] as const
    const refused = await gridlakeEach(cases.map(([args]) => args))
    for (const [at, [, code, text]] of cases.entries()) {
      expect(refused[at]).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(text) })
      expect(printedCode(refused[at] ?? { stderr: '' })).toBe(code)
    }
  })

  it('says what every command does, with examples', async () => {
    const commands = [
      [],
      ['up'],
      ['ingest'],
      ['ingest', 'files'],
      ['query'],
      ['catalog'],
      ['status'],
      ['reprocess'],
      ['lake', 'compact'],
      ['lake', 'vacuum'],
      ['lake', 'verify'],
      ['serve'],
      ['worker'],
      ['twin', 'serve'],
      ['config', 'show'],
    ]
    for (const { code, stdout } of await gridlakeEach(commands.map((command) => [...command, '--help']))) {
      expect(code).toBe(0)
      expect(stdout).toMatch(/^Usage: gridlake/)
      expect(stdout).toMatch(/Examples?:\n {2}\$ (gridlake|GRIDLAKE_)/)
    }
  })
})
