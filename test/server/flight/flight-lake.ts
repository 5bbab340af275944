import { CATALOGUE } from '../../../src/datasets/catalogue.ts'
import { ercotRtSpp } from '../../../src/datasets/ercot/rt-spp.ts'
import { openEngine } from '../../../src/engine/engine.ts'
import type { Engine } from '../../../src/engine/question.ts'
import { ingestDocuments } from '../../../src/ingest/ingest-documents.ts'
import type { FlightOptions } from '../../../src/server/flight/flight-options.ts'
import { serveFlight } from '../../../src/server/flight/serve-flight.ts'
import { priceCsv } from '../../support/price-document.ts'
import { openTempLake, type TempLake } from '../../support/temp-lake.ts'
import { windPosting } from '../../support/wind-posting.ts'

/** A Flight server over a real lake in a temporary folder; gone when disposed. */
export interface FlightLake extends AsyncDisposable {
  port: number
  temp: TempLake
  engine: Engine
  logged: { level: string; message: string; fields: Readonly<Record<string, unknown>> }[]
}

/** Real-time prices of three points over four days about a change of clocks, and a wind forecast. */
export async function openFlightLake(options: Partial<FlightOptions> = {}): Promise<FlightLake> {
  const temp = await openTempLake()
  const prices = DAYS.flatMap((date) => [...quartersOf(date)]).map(({ date, hour, quarter, flag }, at) => ({
    ...windPosting(`2026-11-01T00:00:00Z`, { 1: 0 }),
    publishedAt: FIRST_POSTING.add({ minutes: 15 * at }),
    id: `rt-${at}`,
    dataset: ercotRtSpp.id,
    bytes: Buffer.from(
      priceCsv(
        date,
        hour,
        quarter,
        [
          ['HB_HOUSTON', 'HU', at % 7 === 0 ? 0 : at / 4],
          ['HB_NORTH', 'HU', -at],
          ['LZ_WEST', 'LZ', 1000 + at],
        ],
        flag,
      ),
    ),
  }))
  await ingestDocuments(temp.lake, [...prices, windPosting('2026-06-10T05:55:00Z', { 7: 70, 8: 80, 9: 90 })])
  const engine = openEngine(temp.lake, { timeoutMs: 20_000 })
  const logged: FlightLake['logged'] = []
  const server = await serveFlight({
    engine,
    catalogue: CATALOGUE,
    clock: temp.clock,
    log: (level, message, fields = {}) => void logged.push({ level, message, fields }),
    port: 0,
    version: '0.0.0-test',
    ...options,
  })
  return {
    port: server.port,
    temp,
    engine,
    logged,
    async [Symbol.asyncDispose]() {
      await server.close()
      await engine.close()
      await temp[Symbol.asyncDispose]()
    },
  }
}

const DAYS = ['10/31/2026', '11/01/2026', '11/02/2026']
/** What is posted after the quarter hour from 00:00 of the first day. */
const FIRST_POSTING = Temporal.Instant.from('2026-10-31T05:17:00Z')

/** The quarter hours of a market day; on the first of November the hour ending 02 comes twice. */
function* quartersOf(date: string): Generator<{ date: string; hour: number; quarter: number; flag: string }> {
  for (let hour = 1; hour <= 24; hour++) {
    for (const flag of date === '11/01/2026' && hour === 2 ? ['N', 'Y'] : ['N']) {
      for (let quarter = 1; quarter <= 4; quarter++) yield { date, hour, quarter, flag }
    }
  }
}
