import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDatabase } from '../../src/duckdb/database.ts'
import { sqlText } from '../../src/duckdb/sql-text.ts'
import { readZip } from '../../src/sources/zip/read-zip.ts'
import { timed } from '../interleave.ts'
import { median } from '../median.ts'
import type { SppDocuments } from './make-spp-documents.ts'
import { sppCsvSql } from './spp-csv-sql.ts'

/** Milliseconds that each bare part of an ingest takes by itself: what no ingest made of them can beat. */
export async function measureLimits(
  { zipFolder, csvFolder }: SppDocuments,
  scratchFolder: string,
  runs: number,
): Promise<Record<'inflate' | 'readCsv' | 'readOneCsv' | 'sortAndWrite', number>> {
  const zips = await Promise.all((await readdir(zipFolder)).map((name) => readFile(join(zipFolder, name))))
  const files = (await readdir(csvFolder)).sort().map((name) => join(csvFolder, name))
  const database = await openDatabase({ memoryBytes: 1_000_000_000, spillDirectory: join(scratchFolder, 'spill') })
  using session = await database.connect()
  const parts = {
    inflate: async () => zips.forEach((zip) => void readZip(new Uint8Array(zip))),
    readCsv: () => session.run(`CREATE OR REPLACE TEMP TABLE rows AS SELECT * FROM ${sppCsvSql(files)}`),
    readOneCsv: () => session.run(`CREATE OR REPLACE TEMP TABLE joined AS SELECT * FROM ${sppCsvSql([joined])}`),
    sortAndWrite: () =>
      session.run(`COPY (SELECT * FROM rows ORDER BY SettlementPointName, DeliveryDate, DeliveryHour, DeliveryInterval)
        TO ${sqlText(join(scratchFolder, 'sorted.parquet'))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`),
  }
  const joined = join(scratchFolder, 'joined.csv')
  await session.run(
    `COPY (SELECT * FROM ${sppCsvSql(files)}) TO ${sqlText(joined)} (FORMAT csv, HEADER, DATEFORMAT '%m/%d/%Y')`,
  )
  const measured: [string, number][] = []
  for (const [name, work] of Object.entries(parts)) {
    const all: number[] = []
    for (let run = 0; run < runs + 1; run++) all.push(await timed(work))
    measured.push([name, median(all.slice(1))])
  }
  database.close()
  return Object.fromEntries(measured) as Record<keyof typeof parts, number>
}
