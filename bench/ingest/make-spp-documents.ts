import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatPublishStamp } from '../../src/core/time/publish-stamp.ts'
import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import { renderCsv } from '../../src/twin/render/render-csv.ts'
import type { WireRow } from '../../src/twin/render/render-row.ts'
import { renderZip } from '../../src/twin/render/render-zip.ts'
import { createWallClock } from '../../src/twin/wall-clock.ts'
import { createRandom } from '../random.ts'
import { listSettlementPoints } from '../settlement-points.ts'

const FIRST_START = '2026-06-01T05:00:00Z' // midnight, Central
const QUARTER_MS = 900_000
const POINTS = 900
/** NP6-905-CD comes out about two minutes after its interval ends. */
const LAG_MS = 2 * 60_000 + 9000

export interface SppDocuments {
  zipFolder: string
  /** The same CSVs, unzipped. */
  csvFolder: string
}

/** Writes `days` of NP6-905-CD documents (96 a day, one CSV in each zip) below `folder`: the same bytes each time. */
export async function makeSppDocuments(folder: string, days: number): Promise<void> {
  const { zipFolder, csvFolder } = sppFolders(folder)
  await mkdir(zipFolder)
  await mkdir(csvFolder)
  const wire = ercotRtSpp.wire[0]
  const readWallClock = createWallClock(ercotRtSpp.zone)
  const points = listSettlementPoints(POINTS)
  const random = createRandom(905)
  const levels = points.map(() => 15 + 30 * random())
  for (let quarter = 0; quarter < days * 96; quarter++) {
    const startMs = Date.parse(FIRST_START) + quarter * QUARTER_MS
    const rows: WireRow[] = points.map(({ name, type }, point) => ({
      startMs,
      values: {
        settlement_point: name,
        settlement_point_type: type,
        price_usd_per_mwh: (levels[point] ?? 0) + 20 * random(),
      },
    }))
    const csv = Buffer.from(renderCsv(wire, rows, { readWallClock }))
    const publishedMs = startMs + QUARTER_MS + LAG_MS
    const published = Temporal.Instant.fromEpochMilliseconds(publishedMs)
    const { date, time } = formatPublishStamp(published, { milliseconds: true })
    const name = `cdr.00012301.0000000000000000.${date}.${time}.SPPHLZNP6905_${date}_${time.slice(0, 4)}`
    await writeFile(join(csvFolder, `${name}.csv`), csv)
    const { wallMs } = readWallClock(publishedMs)
    await writeFile(join(zipFolder, `${name}_csv.zip`), renderZip({ name: `${name}.csv`, bytes: csv, wallMs }))
  }
}

export const sppFolders = (folder: string): SppDocuments => ({
  zipFolder: join(folder, 'zips'),
  csvFolder: join(folder, 'csv'),
})
