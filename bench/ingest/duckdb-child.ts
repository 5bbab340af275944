// node bench/ingest/duckdb-child.ts CSV_FOLDER PARQUET_FILE: DuckDB alone, from the unzipped CSVs to one Parquet file.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDatabase } from '../../src/duckdb/database.ts'
import { sqlText } from '../../src/duckdb/sql-text.ts'
import { sppCsvSql } from './spp-csv-sql.ts'

const { positionals } = parseArgs({ allowPositionals: true })
const [csvFolder = '', parquetFile = ''] = positionals
const began = performance.now()
const files = (await readdir(csvFolder)).sort().map((name) => join(csvFolder, name))
const database = await openDatabase({ memoryBytes: 1_000_000_000, spillDirectory: `${parquetFile}.spill` })
using session = await database.connect()
const [{ rows } = { rows: 0 }] = await session
  .rows<{ rows: number }>(
    `COPY (SELECT * FROM ${sppCsvSql(files)}) TO ${sqlText(parquetFile)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`,
  )
  .then((copied) => [{ rows: Number(Object.values(copied[0] ?? {})[0]) }])
const ms = performance.now() - began
process.stdout.write(JSON.stringify({ rows, ms, peakRssBytes: process.resourceUsage().maxRSS * 1024 }))
