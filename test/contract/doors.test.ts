import { type Table, tableFromIPC } from '@uwdata/flechette'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClient } from '../../src/client/client.ts'
import { systemClock } from '../../src/core/clock.ts'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { openEngine } from '../../src/engine/engine.ts'
import type { Engine } from '../../src/engine/question.ts'
import { type FlightServer, serveFlight } from '../../src/server/flight/serve-flight.ts'
import { type HttpService, serveHttp } from '../../src/server/serve-http.ts'
import { type FlightClient, openFlightClient } from '../server/flight/flight-client.ts'
import type { TempLake } from '../support/temp-lake.ts'
import { CONTRACT_CASES, type ContractCase } from './cases.ts'
import { openSmallLake } from './open-small-lake.ts'

let temp: TempLake
let engine: Engine
let http: HttpService
let flightServer: FlightServer
let flight: FlightClient
beforeAll(async () => {
  temp = await openSmallLake()
  engine = openEngine(temp.lake)
  const place = { engine, catalogue: CATALOGUE, clock: { ...systemClock, now: temp.clock.now }, log: () => {} }
  http = await serveHttp({ ...place, source: 'twin', version: '0.0.0-test', port: 0 })
  flightServer = await serveFlight({ ...place, port: 0 })
  flight = openFlightClient(flightServer.port)
})
afterAll(async () => {
  flight[Symbol.dispose]()
  await Promise.all([http.close(), flightServer.close()])
  await engine.close()
  await temp[Symbol.asyncDispose]()
})

type Row = Record<string, unknown>

async function askHttp({ of, parameters }: ContractCase, format: string): Promise<Response> {
  if ('sql' in of) {
    const body = JSON.stringify({ sql: of.sql, ...parameters, format })
    const headers = { 'content-type': 'application/json' }
    return fetch(`${http.url}/api/v1/sql`, { method: 'POST', body, headers })
  }
  const path = 'rows' in of ? `datasets/${of.rows}/rows` : 'forecast' in of ? `forecasts/${of.forecast}` : 'prices'
  const response = await fetch(`${http.url}/api/v1/${path}?${new URLSearchParams({ ...parameters, format })}`)
  if (!response.ok) throw new Error(await response.text())
  return response
}

function askFlight({ of, parameters }: ContractCase): Promise<Table> {
  if ('sql' in of) return flight.table({ sql: of.sql, ...parameters })
  if ('prices' in of) return flight.table({ prices: parameters })
  return flight.table({ dataset: 'rows' in of ? of.rows : of.forecast, ...parameters })
}

const ARROW_DATE = 8
const ARROW_TIMESTAMP = 10

/** Rows of an Arrow table as JSON spells them. */
function rowsOf(table: Table): Row[] {
  const spell = (value: unknown, typeId: number): unknown => {
    if (value === null || value === undefined) return null
    if (typeof value === 'bigint' && typeId !== ARROW_TIMESTAMP) return Number(value)
    if (typeId === ARROW_TIMESTAMP) return Temporal.Instant.fromEpochMilliseconds(Number(value)).toString()
    if (typeId === ARROW_DATE)
      return Temporal.Instant.fromEpochMilliseconds(Number(value)).toZonedDateTimeISO('UTC').toPlainDate().toString()
    return value
  }
  return table
    .toArray()
    .map((row) =>
      Object.fromEntries(table.schema.fields.map(({ name, type }) => [name, spell((row as Row)[name], type.typeId)])),
    )
}

const asText = (value: unknown): string => (value === null ? '' : String(value))

describe.each(CONTRACT_CASES)('$what', (one) => {
  let rows: Row[]
  beforeAll(async () => {
    const { data } = (await (await askHttp(one, 'json')).json()) as { data: Row[] }
    rows = data
  })

  test('has the rows it should', () => expect(rows).toHaveLength(one.rows))

  test('is the same by column, by line, as CSV and as Arrow', async () => {
    const columnar = (await (await askHttp(one, 'columnar')).json()) as { columns: Record<string, unknown[]> }
    const names = Object.keys(columnar.columns)
    for (const name of names) expect(columnar.columns[name]).toEqual(rows.map((row) => row[name]))
    if (rows[0]) expect(names).toEqual(Object.keys(rows[0]))
    const lines = (await (await askHttp(one, 'ndjson')).text()).split('\n').filter((line) => line !== '')
    expect(lines.map((line) => JSON.parse(line))).toEqual(rows)
    const [header = '', ...records] = (await (await askHttp(one, 'csv')).text()).trimEnd().split('\n')
    expect(header).toBe(names.join(','))
    expect(records).toEqual(rows.map((row) => names.map((name) => asText(row[name])).join(',')))
    const arrow = new Uint8Array(await (await askHttp(one, 'arrow')).arrayBuffer())
    expect(rowsOf(tableFromIPC(arrow, { useBigInt: true }))).toEqual(rows)
  })

  test('is the same to the typed client', async () => {
    const client = createClient({ baseUrl: http.url })
    expect((await one.client(client)).data).toEqual(rows)
  })

  test('is the same over Flight', async () => {
    expect(rowsOf(await askFlight(one))).toEqual(rows)
  })
})
