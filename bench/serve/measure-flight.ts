import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { systemClock } from '../../src/core/clock.ts'
import { cacheAnswers } from '../../src/engine/cache/cache-answers.ts'
import { watchLake } from '../../src/engine/cache/watch-lake.ts'
import { openEngine } from '../../src/engine/engine.ts'
import type { Engine } from '../../src/engine/question.ts'
import type { Lake } from '../../src/lake/lake.ts'
import { serveFlight } from '../../src/server/flight/serve-flight.ts'
import { benchFolder } from '../cache-folder.ts'
import type { BenchOptions, Figure } from '../figure.ts'
import { interleave } from '../interleave.ts'
import { plainSql } from '../query/write-plain-copy.ts'
import { type FlightRead, type FlightReader, startFlightReader } from './flight-reader.ts'
import { startPython } from './python-process.ts'

/** 571 points × 183 days of quarter hours: 10 M rows. */
const UNTIL = '2026-03-03 06:00:00+00'
const COLUMNS = 'interval_start, operating_date, settlement_point, settlement_point_type, price_usd_per_mwh'
const askFrom = (rows: string) => ({
  sql: `SELECT ${COLUMNS} FROM ${rows} AS prices WHERE interval_start < TIMESTAMPTZ '${UNTIL}'`,
})
const CACHE_BYTES = 1.5e9
const UNLIMITED = { maxRows: Number.MAX_SAFE_INTEGER, maxBytes: Number.MAX_SAFE_INTEGER }

/** 10 M rows of five columns, two of them text, to a pyarrow client: made anew, and from encoded batches; beside pyarrow's server. */
export async function measureFlight(
  lake: Lake,
  plainFiles: readonly string[],
  { runs, python, note }: BenchOptions,
): Promise<Figure[]> {
  note('flight: 10 M rows to a pyarrow client')
  await using engines = openEngines(lake)
  const { cold, warm } = engines
  const coldServer = await serve(cold, lake)
  const warmServer = await serve(warm, lake)
  const peer = startPython(python, 'flight-peer.py')
  const reader = startFlightReader(python)
  const batches = join(benchFolder(), `flight-${process.pid}.arrows`)
  try {
    const peerPort = Number(await peer.line())
    const ask = askFrom('ercot.rt_spp')
    await pipeline((await warm.sql({ ...ask, ...UNLIMITED }, 'arrow')).body, createWriteStream(batches))
    const fresh = await compare(
      reader,
      runs,
      { port: coldServer.port, command: ask },
      { port: peerPort, command: askFrom(`(${plainSql(plainFiles)})`) },
    )
    const held = await compare(
      reader,
      runs,
      { port: warmServer.port, command: ask },
      { port: peerPort, command: { batches } },
    )
    return figures(fresh, held)
  } finally {
    await reader.close()
    await peer.close()
    await coldServer.close()
    await warmServer.close()
    await rm(batches, { force: true })
  }
}

function openEngines(lake: Lake): { cold: Engine; warm: Engine } & AsyncDisposable {
  const cold = openEngine(lake)
  const { catalogue } = lake
  const warm = cacheAnswers(cold, { catalogue, watch: watchLake(lake), maxBytes: CACHE_BYTES, maxShare: 1 })
  return { cold, warm, [Symbol.asyncDispose]: () => warm.close() }
}

const serve = (engine: Engine, { catalogue }: Lake) =>
  serveFlight({ engine, catalogue, clock: systemClock, log: () => {}, port: 0 })

interface Flight {
  port: number
  command: object
}

interface Compared {
  oursRowsPerSecond: number
  peerRowsPerSecond: number
  oursBytesPerSecond: number
  peerBytesPerSecond: number
  /** Median of ours to peer, in rows. */
  ratio: number
  endpoints: number
}

async function compare(reader: FlightReader, runs: number, ours: Flight, peer: Flight): Promise<Compared> {
  let last: { ours?: FlightRead; peer?: FlightRead } = {}
  const speed =
    (who: 'ours' | 'peer', { port, command }: Flight) =>
    async () => {
      const read = await reader.read(port, command)
      last = { ...last, [who]: read }
      return read.rows / read.seconds
    }
  const compared = await interleave(runs, speed('ours', ours), speed('peer', peer))
  const { ours: mine, peer: theirs } = last
  if (!mine || !theirs || mine.rows === 0 || mine.rows !== theirs.rows)
    throw new Error(`${mine?.rows} rows of ours beside ${theirs?.rows}`)
  return {
    oursRowsPerSecond: compared.ours,
    peerRowsPerSecond: compared.peer,
    oursBytesPerSecond: (compared.ours * mine.bytes) / mine.rows,
    peerBytesPerSecond: (compared.peer * theirs.bytes) / theirs.rows,
    ratio: compared.ratio,
    endpoints: mine.endpoints,
  }
}

const COLD_BUDGET = 10
const WARM_BUDGET = 20
const HELD_BUDGET = 0.8

function figures(fresh: Compared, held: Compared): Figure[] {
  const bench = 'serve'
  const cold = fresh.oursRowsPerSecond / 1e6
  const warm = held.oursRowsPerSecond / 1e6
  const duckdb = fresh.peerRowsPerSecond / 1e6
  return [
    {
      bench,
      what: 'DoGet of encoded batches to pyarrow',
      ours: held.oursBytesPerSecond / 1e6,
      unit: 'MB/s',
      peerName: "pyarrow's FlightServer, the same batches",
      peer: held.peerBytesPerSecond / 1e6,
      ratio: held.ratio,
      budget: `≥ ${HELD_BUDGET} ×`,
      met: held.ratio >= HELD_BUDGET,
    },
    {
      bench,
      what: `DoGet Parquet → client, cold, 10 M rows, ${fresh.endpoints} endpoint(s)`,
      ours: cold,
      unit: 'M rows/s',
      peerName: 'Python FlightServer, DuckDB over plain files',
      peer: duckdb,
      ratio: fresh.ratio,
      budget: `≥ ${COLD_BUDGET} M rows/s`,
      met: cold >= COLD_BUDGET,
    },
    {
      bench,
      what: `DoGet Parquet → client, warm, 10 M rows, ${held.endpoints} endpoint(s)`,
      ours: warm,
      unit: 'M rows/s',
      peerName: 'Python FlightServer, DuckDB over plain files',
      peer: duckdb,
      ratio: warm / duckdb,
      budget: `≥ ${WARM_BUDGET} M rows/s`,
      met: warm >= WARM_BUDGET,
    },
  ]
}
