import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { writeDocuments } from '../jobs/rollup/price-lake.ts'
import { gridlakeEach, jsonLines, printedCode } from './run-gridlake.ts'

const folder = await mkdtemp(join(tmpdir(), 'gridlake-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const [data, out, other] = ['lake', 'out', 'other'].map((name) => join(folder, name)) as [string, string, string]

describe('gridlake export rollup', () => {
  it('writes files that ingest files takes back, and teaches where it can not', async () => {
    await writeDocuments(join(folder, 'documents'), ['2026-11-01'])
    const rollup = ['export', 'rollup', '--data', data, '--to', out]
    const [help, early, , written, told, back, nothing, both, years, order, unknown] = await gridlakeEach([
      ['export', 'rollup', '--help'],
      rollup,
      ['ingest', 'files', '--data', data, join(folder, 'documents')],
      [...rollup, '--locations', 'HB_NORTH,LZ_AEN', '--as-of', '2026-11-10', '--json'],
      [...rollup, '--from', '2026-11-01'],
      ['ingest', 'files', '--data', other, join(out, 'flattened'), '--json', '--strict'],
      [...rollup, '--years', '2020..2021'],
      [...rollup, '--years', '2026', '--from', '2026-01-01'],
      [...rollup, '--years', '26'],
      [...rollup, '--from', '2026-11-02', '--to-date', '2026-11-02'],
      [...rollup, '--locations', 'HB_NORHT'],
    ])
    expect(help?.code).toBe(0)
    expect(help?.stdout).toContain('$ gridlake export rollup --to ./rollup_files')
    expect([early?.code, early && printedCode(early)]).toEqual([3, 'data.not_ingested'])
    const lines = jsonLines<Record<string, unknown>>(written?.stdout ?? '')
    expect(lines.at(0)).toMatchObject({
      path: 'flattened/DA_prices_2026.parquet',
      status: 'written',
      rows: 25,
      filesLeft: 8,
    })
    expect(lines.at(-1)).toMatchObject({ summary: { files: 9, empty: 0, versions: { 'ercot.rt_spp': 0 } } })
    expect([told?.code, told?.stdout]).toEqual([0, expect.stringMatching(/^.+: 9 files, 450 rows, 0\.\d MB\n$/)])
    expect(back?.code).toBe(0)
    expect(jsonLines(back?.stdout ?? '').at(-1)).toMatchObject({
      summary: { files: 3, unknownFiles: 0, filesWithQuarantine: 0 },
    })
    const codes = [nothing, both, years, order, unknown].map((said) => [said?.code, said && printedCode(said)])
    expect(codes).toEqual([
      [3, 'data.not_ingested'],
      [2, 'usage.invalid_argument'],
      [2, 'usage.invalid_argument'],
      [2, 'usage.invalid_argument'],
      [3, 'location.unknown'],
    ])
  })
})
