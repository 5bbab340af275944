// node bench/ingest/ingest-child.ts ZIP_FOLDER DATA_DIRECTORY: one ingest in a process of its own, its time and peak memory as JSON.
import { parseArgs } from 'node:util'
import { ENGINE_DEFAULTS } from '../../src/engine/engine.ts'
import { ingestFiles } from '../../src/ingest/ingest-files.ts'
import { openWorkplace } from '../../src/jobs/open-workplace.ts'

const { positionals } = parseArgs({ allowPositionals: true })
const [zipFolder = '', dataDirectory = ''] = positionals
const began = performance.now()
let rows = 0
{
  await using place = await openWorkplace({
    dataDirectory,
    memoryBytes: 1_000_000_000,
    queryTimeoutMs: ENGINE_DEFAULTS.timeoutMs,
    queryMaxRows: ENGINE_DEFAULTS.maxRows,
    queryMaxBytes: ENGINE_DEFAULTS.maxBytes,
    queryMemoryBytes: ENGINE_DEFAULTS.memoryBytes,
  })
  for await (const report of ingestFiles(place.lake, [zipFolder])) rows += report.rowsCommitted
}
const ms = performance.now() - began
process.stdout.write(JSON.stringify({ rows, ms, peakRssBytes: process.resourceUsage().maxRSS * 1024 }))
