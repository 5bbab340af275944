import { status } from '@grpc/grpc-js'
import {
  columnFromArray,
  type DataType,
  dateDay,
  decimal128,
  field,
  int32,
  int64,
  list,
  TimeUnit,
  tableFromColumns,
  tableToIPC,
  timestamp,
  utf8,
} from '@uwdata/flechette'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unpackAny } from '../../../src/server/flight/messages/any-message.ts'
import { cutFrames } from '../../../src/server/flight/messages/cut-frames.ts'
import type { FlightInfo } from '../../../src/server/flight/messages/flight-messages.ts'
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

const SQL = 'arrow.flight.protocol.sql'

async function prepare(query: string, headers?: Record<string, string>) {
  const { cmd } = client.command('ActionCreatePreparedStatementRequest', { query })
  const [result] = await client.all<{ body: Buffer }>(
    'DoAction',
    { type: 'CreatePreparedStatement', body: cmd },
    headers,
  )
  const { value } = unpackAny(result?.body ?? Buffer.alloc(0)) ?? { value: Buffer.alloc(0) }
  return client.protos
    .codec<{ preparedStatementHandle: Buffer }>(`${SQL}.ActionCreatePreparedStatementResult`)
    .decode(value).preparedStatementHandle
}

async function bind(preparedStatementHandle: Buffer, columns: Record<string, [unknown[], DataType]>) {
  const table = tableFromColumns(
    Object.entries(columns).map(([name, [values, type]]) => [name, columnFromArray(values as never, type)]),
  )
  const stream = tableToIPC(table, { format: 'stream' }) as Uint8Array
  const frames = await Array.fromAsync(
    cutFrames(
      (async function* () {
        yield stream
      })(),
    ),
  )
  const flightDescriptor = client.command('CommandPreparedStatementQuery', { preparedStatementHandle })
  return client.exchange<{ appMetadata: Buffer }>(
    'DoPut',
    frames.map(({ header, body }, at) => ({
      ...(at === 0 ? { flightDescriptor } : {}),
      dataHeader: header,
      dataBody: Buffer.concat(body),
    })),
  )
}

async function run(preparedStatementHandle: Buffer, headers?: Record<string, string>) {
  const info = await client.info(client.command('CommandPreparedStatementQuery', { preparedStatementHandle }), headers)
  const tables = await Promise.all(info.endpoint.map(({ ticket }) => client.table(ticket?.ticket ?? {}, headers)))
  return tables.flatMap((table) => table.toArray())
}

const cancel = async (info: FlightInfo) => {
  const body = client.protos.codec<object>('arrow.flight.protocol.CancelFlightInfoRequest').encode({ info })
  const [result] = await client.all<{ body: Buffer }>('DoAction', { type: 'CancelFlightInfo', body })
  return client.protos
    .codec<{ status: number }>('arrow.flight.protocol.CancelFlightInfoResult')
    .decode(result?.body ?? Buffer.alloc(0)).status
}

describe('a prepared statement', () => {
  it('is run with the parameters that were bound last, until it is closed', async () => {
    const handle = await prepare(
      'SELECT count(*)::INTEGER AS n FROM ercot.rt_spp WHERE settlement_point = ? AND interval_start >= ?',
    )
    const zoned = timestamp(TimeUnit.MICROSECOND, 'UTC')
    const from = (text: string) => Temporal.Instant.from(text).epochMilliseconds
    await bind(handle, { p: [['HB_NORTH'], utf8()], t: [[from('2026-11-01T05:00:00Z')], zoned] })
    expect(await run(handle)).toEqual([{ n: 196 }])
    await bind(handle, {
      p: [['HB_NORTH', null, 'LZ_WEST'], utf8()],
      t: [[from('2026-11-02T06:00:00Z'), 0, from('2026-11-03T05:45:00Z')], zoned],
    })
    expect(await run(handle)).toEqual([{ n: 96 }, { n: 0 }, { n: 1 }])
    const closed = client.command('ActionClosePreparedStatementRequest', { preparedStatementHandle: handle }).cmd
    expect(await client.all('DoAction', { type: 'ClosePreparedStatement', body: closed })).toEqual([])
    await expect(run(handle)).rejects.toMatchObject({ code: status.INVALID_ARGUMENT })
    await expect(bind(handle, { p: [['x'], utf8()] })).rejects.toMatchObject({ code: status.INVALID_ARGUMENT })
  })

  it('keeps the types of its parameters', async () => {
    const handle = await prepare(
      'SELECT typeof($1) AS a, $1 AS x, typeof($2) AS b, $2::VARCHAR AS y, typeof($3) AS c, $3::VARCHAR AS z',
    )
    await bind(handle, {
      a: [[9007199254740993n], int64()],
      b: [[-12.5], decimal128(9, 3)],
      c: [[Date.UTC(2026, 2, 8)], dateDay()],
    })
    expect(await run(handle)).toEqual([
      { a: 'BIGINT', x: 9007199254740993n, b: 'DECIMAL(9,3)', y: '-12.500', c: 'DATE', z: '2026-03-08' },
    ])
    const lists = bind(handle, { a: [[[1]], list(field('item', int32()))] })
    await expect(lists).rejects.toMatchObject({
      code: status.INVALID_ARGUMENT,
      details: expect.stringContaining('parameter 1'),
    })
  })

  it('keeps the truth it was prepared under; that of a later call goes before it', async () => {
    const handle = await prepare('SELECT count(*)::INTEGER AS n FROM ercot.rt_spp', {
      'gridlake-as-of': '2026-10-31T06:00:00Z',
    })
    expect(await run(handle)).toEqual([{ n: 9 }])
    expect(await run(handle, { 'gridlake-as-of': '2026-10-31T05:20:00Z' })).toEqual([{ n: 3 }])
  })

  it('is refused where it is no SELECT, or not bound whole', async () => {
    await expect(prepare('DELETE FROM ercot.rt_spp')).rejects.toMatchObject({ code: status.PERMISSION_DENIED })
    const handle = await prepare('SELECT ? + ? AS sum')
    await bind(handle, { a: [[1n], int64()] })
    await expect(run(handle)).rejects.toMatchObject({ code: status.INVALID_ARGUMENT })
  })
})

describe('a flight of SQL', () => {
  it('counts a plain scan', async () => {
    const info = await client.info(
      client.command('CommandStatementQuery', { query: `FROM ercot.rt_spp WHERE settlement_point = 'HB_NORTH'` }),
    )
    expect([info.totalRecords, info.endpoint.length, info.ordered]).toEqual([292, 1, true])
    expect(JSON.parse(Buffer.from(info.appMetadata).toString())).toMatchObject({
      versions: { 'ercot.rt_spp': expect.any(Number) },
    })
    expect(
      (
        await client.info(
          client.command('CommandStatementQuery', { query: 'SELECT max(price_usd_per_mwh) AS m FROM ercot.rt_spp' }),
        )
      ).totalRecords,
    ).toBe(-1)
  })

  it('gives the parts of a range of time apart', async () => {
    const sql = 'SELECT interval_start FROM ercot.rt_spp'
    const counts = await Promise.all(
      [{ to: '2026-11-01' }, { from: '2026-11-01', to: '2026-11-02' }, { from: '2026-11-02' }].map(
        async (slice) => (await client.table({ sql, ...slice })).numRows,
      ),
    )
    expect(counts).toEqual([96 * 3, 100 * 3, 96 * 3])
  })

  it('is cancelled before it is asked for, and while it runs', async () => {
    const endless = { query: 'SELECT max(a.range * b.range) AS m FROM range(1000000000) a, range(1000) b' }
    const [later, running] = await Promise.all([
      client.info(client.command('CommandStatementQuery', endless)),
      client.info(client.command('CommandStatementQuery', endless)),
    ])
    expect(await cancel(later)).toBe(1)
    await expect(client.table(later.endpoint[0]?.ticket?.ticket ?? {})).rejects.toMatchObject({
      code: status.CANCELLED,
    })
    const asked = client.table(running.endpoint[0]?.ticket?.ticket ?? {})
    setTimeout(() => void cancel(running), 300)
    const began = performance.now()
    await expect(asked).rejects.toMatchObject({ code: status.CANCELLED })
    expect(performance.now() - began).toBeLessThan(3000)
    expect(await cancel(await client.info(client.command('CommandGetCatalogs')))).toBe(3)
  })
})
