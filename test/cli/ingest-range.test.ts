import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RangeProgress, RangeResult } from '../../src/ingest/ingest-range.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { type Finished, gridlake, jsonLines, printedCode } from './run-gridlake.ts'

type Line = RangeProgress & { summary?: RangeResult & { dataset: string } }

let folder: Awaited<ReturnType<typeof makeTempFolder>>
let data: string

beforeAll(async () => {
  folder = await makeTempFolder()
  data = join(folder.path, 'lake')
})
afterAll(() => folder[Symbol.asyncDispose]())

const ingest = (dataset: string, ...more: string[]): Promise<Finished> =>
  gridlake(['ingest', dataset, '--data', data, '--json', ...more], { GRIDLAKE_TWIN_DAYS: '2' })

const summaryOf = ({ stdout }: Finished) => jsonLines<Line>(stdout).at(-1)?.summary

describe('ingest from a source', () => {
  it('collects what the twin has published, newest day first, and nothing the second time', async () => {
    const first = await ingest('ercot.wind', '--from', 'yesterday', '--source', 'twin')
    expect(first).toMatchObject({ code: 0, stderr: '' })
    const days = jsonLines<Line>(first.stdout).slice(0, -1)
    expect(days.map(({ day }) => day)).toEqual(
      days
        .map(({ day }) => day)
        .toSorted()
        .toReversed(),
    )
    const summary = summaryOf(first)
    expect(summary).toMatchObject({ dataset: 'ercot.wind', rowsQuarantined: 0, failures: [] })
    expect(summary?.documents).toBeGreaterThanOrEqual(23)
    // 48 hours of actuals, 168 of forecast; a change day may add or take one.
    expect(Math.abs((summary?.rowsCommitted ?? 0) / (summary?.documents ?? 1) - 216)).toBeLessThan(1)
    const second = await ingest('ercot.wind', '--from', 'yesterday', '--source', 'twin')
    expect(second.code).toBe(0)
    // An hour may have come between the two.
    expect(summaryOf(second)?.documents).toBeLessThanOrEqual(1)
  })

  it('captures what the EIA has, and only what changed the second time', async () => {
    const first = await ingest('eia.region_data', '--from', 'yesterday', '--source', 'twin')
    expect(first).toMatchObject({ code: 0, stderr: '' })
    expect(summaryOf(first)?.rowsCommitted).toBeGreaterThan(1_000)
    const second = await ingest('eia.region_data', '--from', 'yesterday', '--source', 'twin')
    // 20 authorities, 4 types: an hour may have come between the two.
    expect(summaryOf(second)?.rowsCommitted).toBeLessThanOrEqual(160)
  })

  it('asks for a key where the live source wants one, before it asks anybody', async () => {
    const refused = await gridlake([
      'ingest',
      'eia.region_data',
      '--from',
      'yesterday',
      '--source',
      'live',
      '--data',
      data,
    ])
    expect(refused).toMatchObject({ code: 78, stdout: '' })
    expect(printedCode(refused)).toBe('config.missing')
    expect(refused.stderr).toContain('GRIDLAKE_EIA_API_KEY')
    expect(refused.stderr).toContain('https://www.eia.gov/opendata/register.php')
  })
})
