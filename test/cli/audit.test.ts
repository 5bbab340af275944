import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { regionCapture } from '../support/region-capture.ts'
import { openTempLake, type TempLake } from '../support/temp-lake.ts'
import { gridlakeEach, printedCode } from './run-gridlake.ts'

let temp: TempLake
beforeAll(async () => {
  temp = await openTempLake()
  await ingestDocuments(temp.lake, [
    regionCapture('2026-06-10T05:00:00Z', [
      ['2026-06-10T01', 'ERCO', 'D', 1],
      ['2026-06-10T02', 'ERCO', 'D', 2],
      ['2026-06-10T04', 'ERCO', 'D', 4],
    ]),
  ])
})
afterAll(() => temp[Symbol.asyncDispose]())

it('tells findings, and with --strict ends with 65 where there are any', async () => {
  const range = ['eia.region_data', '--from', '2026-06-10T00:00Z', '--to', '2026-06-10T05:00Z']
  const data = ['--data', temp.directory]
  const [table, json, strict, well, missing, none] = await gridlakeEach([
    ['audit', ...range, ...data],
    ['audit', ...range, '--json', ...data],
    ['audit', ...range, '--strict', '--json', ...data],
    ['audit', 'eia.region_data', '--from', '2026-06-10T00:00Z', '--to', '2026-06-10T02:00Z', '--strict', ...data],
    ['audit', 'ercot.nothing', ...data],
    ['audit', '--data', join(temp.directory, 'elsewhere')],
  ])
  expect([table?.code, json?.code, strict?.code, well?.code]).toEqual([0, 0, 65, 0])
  expect(table?.stdout).toMatch(/^eia\.region_data +gap +2026-06-09 +2026-06-10T02:00:00Z +ERCO D +1 of 4 intervals/m)
  expect(JSON.parse(String(json?.stdout))).toEqual({
    audited: [{ dataset: 'eia.region_data', from: '2026-06-10T00:00:00Z', to: '2026-06-10T05:00:00Z', rows: 3 }],
    findings: [
      {
        dataset: 'eia.region_data',
        rule: 'gap',
        operating_date: '2026-06-09',
        interval_start: '2026-06-10T02:00:00Z',
        series: 'ERCO D',
        detail: '1 of 4 intervals have no row, 3 of 4 rows are there',
      },
    ],
    metrics: [],
  })
  expect(strict?.stdout).toEqual(json?.stdout)
  expect(well?.stdout).toBe('nothing found\n')
  expect([missing, none].map((each) => each && printedCode(each))).toEqual(['dataset.unknown', 'data.not_ingested'])
})
