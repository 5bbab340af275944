import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { benchFolder, cachedFolder } from '../cache-folder.ts'
import type { BenchOptions, Figure } from '../figure.ts'
import { median } from '../median.ts'
import { makeSppDocuments, sppFolders } from './make-spp-documents.ts'
import { measureLimits } from './measure-limits.ts'
import { type ChildResult, runChild } from './run-child.ts'

const BUDGET_ROWS_PER_S = 1_000_000
/** pandas takes some ten seconds for a week. */
const GRIDSTATUS_RUNS = 2

/** ERCOT zips to committed lake rows, beside DuckDB's bare CSV reader and gridstatus on the same documents. */
export async function benchIngest({ runs, days, python, note }: BenchOptions): Promise<Figure[]> {
  const documents = sppFolders(await cachedFolder(`spp-${days}d-1`, (folder) => makeSppDocuments(folder, days)))
  const scratch = await mkdtemp(join(benchFolder(), 'ingest-'))
  try {
    let lakes = 0
    // Removed at the end: ext4 makes files slowly where many were deleted within minutes.
    const ours = () => runChild('ingest-child.ts', [documents.zipFolder, join(scratch, `lake-${lakes++}`)])
    const duckdb = () => runChild('duckdb-child.ts', [documents.csvFolder, join(scratch, 'bare.parquet')])
    await ours()
    await duckdb()
    const turns: [ChildResult, ChildResult][] = []
    for (let run = 0; run < runs; run++) turns.push([await ours(), await duckdb()])
    const pandas = await tryGridstatus(() => runChild('gridstatus-docs.py', [documents.zipFolder], python), ours, note)
    const rows = turns[0]?.[0].rows ?? 0
    for (const result of turns.flat()) if (result.rows !== rows) throw new Error(`${result.rows} rows, not ${rows}`)
    const limits = await measureLimits(documents, scratch, runs)
    const limit = (what: string, ms: number): Figure => ({
      bench: 'ingest',
      what,
      ours: rows / ms / 1000,
      unit: 'M rows/s',
    })
    const rate = median(turns.map(([a]) => speed(a)))
    return [
      {
        bench: 'ingest',
        what: `${days * 96} zips, ${rows} rows → committed`,
        ours: rate,
        unit: 'M rows/s',
        peerName: 'DuckDB: unzipped CSVs → one Parquet, unsorted',
        peer: median(turns.map(([, b]) => speed(b))),
        ratio: median(turns.map(([a, b]) => speed(a) / speed(b))),
        budget: '≥ 1 M rows/s',
        met: rate * 1e6 >= BUDGET_ROWS_PER_S,
      },
      ...pandas,
      {
        bench: 'ingest',
        what: 'peak memory',
        ours: median(turns.map(([a]) => a.peakRssBytes / 1e6)),
        unit: 'MB',
        peerName: 'DuckDB, the same',
        peer: median(turns.map(([, b]) => b.peakRssBytes / 1e6)),
        ratio: median(turns.map(([a, b]) => a.peakRssBytes / b.peakRssBytes)),
      },
      limit('limit: inflate alone', limits.inflate),
      limit('limit: read_csv alone, a file per document', limits.readCsv),
      limit('limit: read_csv alone, one file', limits.readOneCsv),
      limit('limit: sort and write Parquet alone', limits.sortAndWrite),
      limit('limit: inflate, read one file, sort and write', limits.inflate + limits.readOneCsv + limits.sortAndWrite),
    ]
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

const speed = ({ rows, ms }: ChildResult): number => rows / ms / 1000

async function tryGridstatus(
  gridstatus: () => Promise<ChildResult>,
  ours: () => Promise<ChildResult>,
  note: BenchOptions['note'],
): Promise<Figure[]> {
  const turns: [ChildResult, ChildResult][] = []
  try {
    for (let run = 0; run < GRIDSTATUS_RUNS; run++) turns.push([await ours(), await gridstatus()])
  } catch (error) {
    const reason = error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : String(error)
    note(
      `gridstatus is not installed (${reason}): python3 -m venv .venv-bench && .venv-bench/bin/pip install -r bench/requirements.txt`,
    )
    return []
  }
  return [
    {
      bench: 'ingest',
      what: 'the same, beside gridstatus',
      ours: median(turns.map(([a]) => speed(a))),
      unit: 'M rows/s',
      peerName: 'gridstatus: zips → pandas frame, not written',
      peer: median(turns.map(([, b]) => speed(b))),
      ratio: median(turns.map(([a, b]) => speed(a) / speed(b))),
    },
  ]
}
