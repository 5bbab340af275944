import { status } from '@grpc/grpc-js'
import { type Table, tableFromIPC } from '@uwdata/flechette'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { END_OF_STREAM } from '../../../src/server/flight/messages/ipc-frame.ts'
import { type FlightClient, openFlightClient } from './flight-client.ts'
import { type FlightLake, openFlightLake } from './flight-lake.ts'

let lake: FlightLake
let client: FlightClient
beforeAll(async () => {
  lake = await openFlightLake()
  client = openFlightClient(lake.port)
})
afterAll(async () => {
  client[Symbol.dispose]()
  await lake[Symbol.asyncDispose]()
})

const schemaOf = (bytes: Uint8Array) =>
  tableFromIPC(Buffer.concat([bytes, END_OF_STREAM])).schema.fields.map(({ name, type }) => `${name} ${type.typeId}`)
const fieldsOf = (table: Table) => table.schema.fields.map(({ name, type }) => `${name} ${type.typeId}`)
const path = (...names: string[]) => ({ type: 1, path: names })

describe('a flight by path', () => {
  it('is every dataset that holds rows, and the prices of the original', async () => {
    const flights = await client.all<{ flightDescriptor: { path: string[] } }>('ListFlights', {})
    expect(flights.map(({ flightDescriptor }) => flightDescriptor.path)).toEqual([
      ['ercot_prices'],
      ['ercot.rt_spp'],
      ['ercot.wind'],
    ])
    expect(await client.all('ListFlights', { expression: Buffer.from('wind') })).toHaveLength(1)
  })

  it('says its schema before its rows, which are those of the engine', async () => {
    const info = await client.info(path('ercot.rt_spp'))
    const table = await client.table(info.endpoint[0]?.ticket?.ticket ?? {})
    expect(fieldsOf(table)).toEqual(schemaOf(info.schema))
    expect(table.numRows).toBe(3 * (96 + 100 + 96))
    const { body } = await lake.engine.rows({ dataset: 'ercot.rt_spp' }, 'arrow')
    const own = tableFromIPC(Buffer.concat(await Array.fromAsync(body)), { useBigInt: true })
    expect(table.toArray()).toEqual(own.toArray())
  })

  it('is refused where there is none, naming the nearest', async () => {
    await expect(client.info(path('ercot.rt_sp'))).rejects.toMatchObject({
      code: status.NOT_FOUND,
      details: expect.stringContaining('ercot.rt_spp'),
    })
    await expect(client.info({ type: 0 })).rejects.toMatchObject({ code: status.INVALID_ARGUMENT })
    await expect(client.table({ dataset: 'ercot.dam_spp' })).rejects.toMatchObject({ code: status.NOT_FOUND })
  })
})

describe('a ticket in JSON', () => {
  it('takes the parameters of the rows of HTTP', async () => {
    const table = await client.table({
      dataset: 'ercot.rt_spp',
      from: '2026-11-01',
      to: '2026-11-02',
      settlement_point: ['HB_NORTH', 'LZ_WEST'],
      columns: 'settlement_point,price_usd_per_mwh',
      limit: 3,
    })
    expect(table.toArray()).toEqual([
      { settlement_point: 'HB_NORTH', price_usd_per_mwh: -96 },
      { settlement_point: 'LZ_WEST', price_usd_per_mwh: 1096 },
      { settlement_point: 'HB_NORTH', price_usd_per_mwh: -97 },
    ])
  })

  it('takes those of the prices of HTTP, and tells their schema', async () => {
    const ticket = {
      prices: {
        market: 'rt',
        locations: 'HB_NORTH',
        from: '2026-11-01',
        to: '2026-11-02',
        columns: 'interval_start_local,price_usd_per_mwh',
      },
    }
    const info = await client.info({ type: 2, cmd: Buffer.from(JSON.stringify(ticket)) })
    const table = await client.table(info.endpoint[0]?.ticket?.ticket ?? {})
    expect(schemaOf(info.schema)).toEqual(fieldsOf(table))
    expect(table.numRows).toBe(100)
    expect(table.toArray()[8]).toEqual({ interval_start_local: '2026-11-01T01:00:00-06:00', price_usd_per_mwh: -104 })
  })

  it.each([
    ['nothing', ''],
    ['no JSON', '{"sql": '],
    ['a wrong member', '{"sql": "SELECT 1", "rows": 3}'],
    ['a text', '"SELECT 1"'],
    ['a wrong parameter', '{"dataset": "ercot.rt_spp", "form": "2026-11-01"}'],
    ['a wrong moment', '{"dataset": "ercot.rt_spp", "from": "soon"}'],
    ['a wrong basis', '{"sql": "SELECT 1", "basis": "guessed"}'],
  ])('is refused with %s', async (_, ticket) => {
    await expect(client.table(Buffer.from(ticket))).rejects.toMatchObject({ code: status.INVALID_ARGUMENT })
  })
})

describe('the prices of the original', () => {
  const ask = (ticket: object) => client.table({ start_date: '2026-11-01', end_date: '2026-11-01', ...ticket })

  it('come by the ticket that it hands out', async () => {
    const info = await client.info(path('ercot_prices'))
    expect(schemaOf(info.schema)).toEqual(['datetime 10', 'hub 5', 'price 3'])
    expect((await client.table(info.endpoint[0]?.ticket?.ticket ?? {})).schema.fields.map(({ name }) => name)).toEqual([
      'datetime',
      'hub',
      'price',
    ])
  })

  it('are of the hubs and the days of the market that were asked for', async () => {
    const rows = (await ask({ hubs: ['HB_NORTH', 'LZ_WEST'], price_type: 'real_time' })).toArray() as {
      datetime: number
      hub: string
      price: number
    }[]
    expect(rows).toHaveLength(200)
    expect(rows[0]).toEqual({ datetime: Date.parse('2026-11-01T05:00:00Z'), hub: 'HB_NORTH', price: -96 })
    expect(rows.at(-1)).toEqual({ datetime: Date.parse('2026-11-02T05:45:00Z'), hub: 'LZ_WEST', price: 1195 })
    expect((await ask({ end_date: '2026-11-02', price_type: 'rt' })).numRows).toBe(3 * 196)
  })

  it('are refused for a hub that is not', async () => {
    await expect(ask({ hubs: ['HB_NORHT'], price_type: 'rt' })).rejects.toMatchObject({
      code: status.NOT_FOUND,
      details: expect.stringContaining('HB_NORTH'),
    })
    await expect(ask({ end_date: 'never' })).rejects.toMatchObject({ code: status.INVALID_ARGUMENT })
  })
})

describe('truth', () => {
  const count = { sql: 'SELECT count(*)::INTEGER AS n FROM ercot.rt_spp' }
  const counted = async (ticket: object, headers?: Record<string, string>) =>
    (await client.table(ticket, headers)).toArray()[0]

  it('is that of the headers, and of the ticket before them', async () => {
    expect(await counted(count)).toEqual({ n: 876 })
    expect(await counted(count, { 'gridlake-as-of': '2026-10-31T06:00:00Z' })).toEqual({ n: 9 })
    expect(
      await counted({ ...count, as_of: '2026-10-31T05:20:00Z' }, { 'gridlake-as-of': '2026-10-31T06:00:00Z' }),
    ).toEqual({ n: 3 })
    expect(await counted(count, { 'gridlake-known-at': '2026-11-01T00:00:00Z' })).toEqual({ n: 0 })
    expect(await counted({ ...count, basis: 'recorded' })).toEqual({ n: 876 })
  })

  it('goes into the tickets of a flight', async () => {
    const asOf = { 'gridlake-as-of': '2026-10-31T06:00:00Z' }
    for (const descriptor of [
      client.command('CommandStatementQuery', { query: 'FROM ercot.rt_spp' }),
      path('ercot.rt_spp'),
    ]) {
      const info = await client.info(descriptor, asOf)
      expect((await client.table(info.endpoint[0]?.ticket?.ticket ?? {})).numRows).toBe(9)
    }
  })

  it('that cannot be read is refused', async () => {
    await expect(counted(count, { 'gridlake-as-of': 'soon' })).rejects.toMatchObject({ code: status.INVALID_ARGUMENT })
    await expect(counted(count, { 'gridlake-basis': 'guessed' })).rejects.toMatchObject({
      code: status.INVALID_ARGUMENT,
    })
  })
})

describe('calls', () => {
  it('that change something are refused', async () => {
    const put = client.exchange('DoPut', [
      { flightDescriptor: client.command('CommandStatementUpdate', { query: 'DROP TABLE x' }) },
    ])
    await expect(put).rejects.toMatchObject({
      code: status.PERMISSION_DENIED,
      details: expect.stringContaining('read-only'),
    })
    await expect(client.exchange('DoPut', [{ flightDescriptor: path('ercot.rt_spp') }])).rejects.toMatchObject({
      code: status.PERMISSION_DENIED,
    })
    await expect(client.info(client.command('CommandStatementUpdate', { query: 'x' }))).rejects.toMatchObject({
      code: status.PERMISSION_DENIED,
    })
    await expect(client.exchange('DoPut', [])).rejects.toMatchObject({ code: status.INVALID_ARGUMENT })
    await expect(client.exchange('DoExchange', [{}])).rejects.toMatchObject({ code: status.UNIMPLEMENTED })
  })

  it('of actions are listed, and refused where there is none', async () => {
    const actions = await client.all<{ type: string }>('ListActions', {})
    expect(actions.map(({ type }) => type)).toContain('CreatePreparedStatement')
    const [health] = await client.all<{ body: Buffer }>('DoAction', { type: 'HealthCheck' })
    expect(JSON.parse(health?.body.toString() ?? '')).toMatchObject({
      status: 'ok',
      service: 'gridlake',
      version: '0.0.0-test',
    })
    await expect(client.all('DoAction', { type: 'toString' })).rejects.toMatchObject({ code: status.INVALID_ARGUMENT })
  })

  it('are compressed both ways for a client that wants it', async () => {
    const packed = openFlightClient(lake.port, { 'grpc.default_compression_algorithm': 2 })
    const sql = `SELECT range AS id, repeat('x', 50) AS text FROM range(20000)`
    const table = await packed.table({ sql }, { 'gridlake-compression': 'gzip' })
    packed[Symbol.dispose]()
    expect([table.numRows, table.getChild('text').at(19_999)]).toEqual([20_000, 'x'.repeat(50)])
  })
})
