import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { status } from '@grpc/grpc-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATALOGUE } from '../../../src/datasets/catalogue.ts'
import type { Engine } from '../../../src/engine/question.ts'
import { type FlightServer, serveFlight } from '../../../src/server/flight/serve-flight.ts'
import { type Data, type FlightClient, openFlightClient } from './flight-client.ts'
import { type FlightLake, openFlightLake } from './flight-lake.ts'

let lake: FlightLake
let client: FlightClient
/** Over the same engine, with what is asked of it in sight. */
let watched: FlightServer
let watching: FlightClient
const asked: { signal: AbortSignal | undefined; bytes: number; endedAt: number | undefined }[] = []

beforeAll(async () => {
  lake = await openFlightLake({ tokens: ['first-token', 'second-token'] })
  client = openFlightClient(lake.port)
  watched = await serveFlight({
    engine: watch(lake.engine),
    catalogue: CATALOGUE,
    clock: lake.temp.clock,
    log: () => {},
    port: 0,
  })
  watching = openFlightClient(watched.port)
})
afterAll(async () => {
  client[Symbol.dispose]()
  watching[Symbol.dispose]()
  await watched.close()
  await lake[Symbol.asyncDispose]()
})

function watch(engine: Engine): Engine {
  return {
    ...engine,
    async sql(question, format, signal) {
      const seen: (typeof asked)[number] = { signal, bytes: 0, endedAt: undefined }
      asked.push(seen)
      const answer = await engine.sql(question, format, signal).finally(() => {
        seen.endedAt = performance.now()
      })
      seen.endedAt = undefined
      const body = async function* () {
        try {
          for await (const piece of answer.body) {
            seen.bytes += piece.length
            yield piece
          }
        } finally {
          seen.endedAt = performance.now()
        }
      }
      return { ...answer, body: body() }
    },
  }
}

const ticket = (sql: string) => ({ ticket: Buffer.from(JSON.stringify({ sql })) })
const ENDLESS = 'SELECT max(a.range * b.range) AS m FROM range(1000000000) a, range(1000) b'
const LONG = `SELECT range AS id, repeat('x', 100) AS text FROM range(100000000)`
/** A client in a process of its own: one in this process would keep the server from hearing of it. */
const startReader = (port: number, sql: string, witnessPort: number) =>
  spawn(process.execPath, [
    fileURLToPath(new URL('reading-client.ts', import.meta.url)),
    String(port),
    JSON.stringify({ sql }),
    String(witnessPort),
  ])
const sqlProcesses = () =>
  execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('locked-child') && Number(line.trim().split(/\s+/)[1]) === process.pid)
    .map((line) => Number(line.trim().split(/\s+/)[0]))

describe('tokens', () => {
  const flights = (headers?: Record<string, string | Buffer>) => client.all('ListFlights', {}, headers)
  const basic = (password: string) => ({
    authorization: `Basic ${Buffer.from(`anyone:${password}`).toString('base64')}`,
  })

  it('are asked of every call', async () => {
    for (const headers of [{}, { authorization: 'Bearer wrong' }, basic('wrong'), { authorization: 'first-token' }]) {
      await expect(flights(headers)).rejects.toMatchObject({ code: status.UNAUTHENTICATED })
      await expect(client.info({ type: 1, path: ['ercot.rt_spp'] }, headers)).rejects.toMatchObject({
        code: status.UNAUTHENTICATED,
      })
      await expect(client.exchange('DoPut', [{}], headers)).rejects.toMatchObject({ code: status.UNAUTHENTICATED })
    }
    expect(await flights({ authorization: 'Bearer second-token' })).not.toHaveLength(0)
    expect(await flights({ 'auth-token-bin': Buffer.from('first-token') })).not.toHaveLength(0)
  })

  it('are got by a handshake with the password', async () => {
    const [granted] = await client.exchange<{ payload: Buffer }>('Handshake', [{}], basic('first-token'))
    expect(granted?.payload.toString()).toBe('first-token')
    const payload = client.protos
      .codec<object>('arrow.flight.protocol.BasicAuth')
      .encode({ username: 'me', password: 'second-token' })
    const [inMessage] = await client.exchange<{ payload: Buffer }>('Handshake', [{ payload }])
    expect(inMessage?.payload.toString()).toBe('second-token')
    await expect(client.exchange('Handshake', [{}], basic('wrong'))).rejects.toMatchObject({
      code: status.UNAUTHENTICATED,
    })
    await expect(client.exchange('Handshake', [])).rejects.toMatchObject({ code: status.UNAUTHENTICATED })
  })
})

describe('a client that leaves', () => {
  it.each([
    ['before the first rows', ENDLESS, false],
    ['in the middle of the rows', LONG, true],
  ])(
    '%s stops its query within 100 ms, and its process with it',
    async (_, sql, hasRows) => {
      const before = asked.length
      // When the machine is busy a process takes a while to go: what counts is the time since a bare connection of its knew.
      let goneAt = Number.POSITIVE_INFINITY
      const witness = createServer((socket) => {
        const gone = () => {
          goneAt = Math.min(goneAt, performance.now())
        }
        socket.on('error', gone).on('close', gone).resume()
      }).listen(0, '127.0.0.1')
      await once(witness, 'listening')
      const leaver = startReader(watched.port, sql, (witness.address() as AddressInfo).port)
      if (hasRows) await once(leaver.stdout, 'data')
      await expect.poll(() => asked.length, { timeout: 20_000 }).toBeGreaterThan(before)
      await expect.poll(() => sqlProcesses().length, { timeout: 20_000 }).toBeGreaterThan(0)
      await sleep(300)
      const busy = sqlProcesses()
      leaver.kill('SIGKILL')
      const seen = asked[before]
      await expect.poll(() => seen?.endedAt, { timeout: 10_000 }).toBeDefined()
      await expect.poll(() => goneAt, { timeout: 10_000 }).toBeLessThan(Number.POSITIVE_INFINITY)
      expect((seen?.endedAt ?? Number.NaN) - goneAt).toBeLessThan(100)
      expect(seen?.signal?.aborted).toBe(true)
      const left = () => sqlProcesses().filter((pid) => busy.includes(pid)).length
      await expect.poll(left, { timeout: 10_000 }).toBeLessThan(busy.length)
      witness.close()
    },
    60_000,
  )

  it('by its deadline too', async () => {
    const before = asked.length
    await expect(
      (async () => {
        for await (const _ of watching.stream('DoGet', ticket(ENDLESS), {}, { deadline: Date.now() + 500 }));
      })(),
    ).rejects.toMatchObject({ code: status.DEADLINE_EXCEEDED })
    while (asked[before]?.endedAt === undefined) await sleep(5)
    expect(asked[before]?.signal?.aborted).toBe(true)
  })

  it('does not read: the server does not run ahead of it', async () => {
    const before = asked.length
    const call = watching.stream<Data>('DoGet', ticket(LONG))
    call.on('error', () => {})
    await once(call, 'data')
    call.pause()
    let bytes = -1
    for (let round = 0; round < 20 && asked[before]?.bytes !== bytes; round++) {
      bytes = asked[before]?.bytes ?? 0
      await sleep(300)
    }
    // What fits into the windows of HTTP/2 and the few batches that wait; the whole has eleven gigabytes.
    expect(asked[before]?.bytes).toBe(bytes)
    expect(bytes).toBeLessThan(64e6)
    call.cancel()
  })
})

describe('bombs and garbage', () => {
  it.each([
    ['memory', `SELECT list(range) AS all_of_them, repeat('x', 100000000) AS s FROM range(100000000)`],
    ['a recursion', 'WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r'],
  ])('are stopped: %s', async (_, sql) => {
    const limited = await serveFlight({
      engine: lake.engine,
      catalogue: CATALOGUE,
      clock: lake.temp.clock,
      log: () => {},
      port: 0,
      limits: { timeoutMs: 700 },
    })
    const asker = openFlightClient(limited.port)
    const outcome = await asker.table({ sql }).catch((error) => error.code)
    expect([status.RESOURCE_EXHAUSTED, status.DEADLINE_EXCEEDED]).toContain(outcome)
    expect((await asker.table({ sql: 'SELECT 1 AS one' })).toArray()).toEqual([{ one: 1 }])
    asker[Symbol.dispose]()
    await limited.close()
  })

  it('on the port do no harm', async () => {
    let seed = 7
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
      return seed / 2 ** 31
    }
    const preface = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'
    const garbage = (length: number) => Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)))
    for (let round = 0; round < 60; round++) {
      const socket = connect(watched.port, '127.0.0.1')
      socket.on('error', () => {})
      await once(socket, 'connect')
      if (round % 3 === 0) socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n')
      if (round % 3 === 1) socket.write(preface)
      socket.write(garbage(1 + Math.floor(random() * 2000)))
      socket.end()
      socket.destroySoon()
    }
    for (let round = 0; round < 12; round++) {
      const bytes = garbage(1 + Math.floor(random() * 200))
      await expect(watching.table(bytes)).rejects.toMatchObject({ code: status.INVALID_ARGUMENT })
      await expect(watching.info({ type: 2, cmd: bytes })).rejects.toMatchObject({ code: status.INVALID_ARGUMENT })
      for (const type of ['CreatePreparedStatement', 'CancelFlightInfo', 'ClosePreparedStatement', 'CancelQuery']) {
        const outcome = await watching.all('DoAction', { type, body: bytes }).then(
          () => status.OK,
          (error) => error.code,
        )
        expect([status.OK, status.INVALID_ARGUMENT]).toContain(outcome)
      }
      const put = watching.exchange('DoPut', [
        { flightDescriptor: { type: 2, cmd: bytes }, dataHeader: bytes, dataBody: bytes },
      ])
      await expect(put).rejects.toMatchObject({ code: expect.any(Number) })
    }
    expect((await watching.table({ sql: 'SELECT 1 AS one' })).toArray()).toEqual([{ one: 1 }])
  })

  it('in parameters are refused', async () => {
    const { cmd } = watching.command('ActionCreatePreparedStatementRequest', { query: 'SELECT ? AS x' })
    const [result] = await watching.all<{ body: Buffer }>('DoAction', { type: 'CreatePreparedStatement', body: cmd })
    const handle = /[0-9a-f-]{36}/.exec(result?.body.toString('latin1') ?? '')?.[0] ?? ''
    const flightDescriptor = watching.command('CommandPreparedStatementQuery', {
      preparedStatementHandle: Buffer.from(handle),
    })
    const put = watching.exchange('DoPut', [
      { flightDescriptor, dataHeader: Buffer.from('no flatbuffer at all'), dataBody: Buffer.alloc(9) },
    ])
    await expect(put).rejects.toMatchObject({ code: status.INVALID_ARGUMENT })
  })
})

describe('the server', () => {
  it('refuses a port that is taken', async () => {
    const again = serveFlight({
      engine: lake.engine,
      catalogue: CATALOGUE,
      clock: lake.temp.clock,
      log: () => {},
      port: lake.port,
    })
    await expect(again).rejects.toMatchObject({ code: 'config.invalid' })
  })

  it('ends open calls when it closes', async () => {
    const server = await serveFlight({
      engine: lake.engine,
      catalogue: CATALOGUE,
      clock: lake.temp.clock,
      log: () => {},
      port: 0,
    })
    const asker = openFlightClient(server.port)
    const open = asker.table({ sql: ENDLESS }).catch(({ code }) => code)
    await sleep(300)
    const began = performance.now()
    await server.close()
    expect(performance.now() - began).toBeLessThan(3000)
    expect([status.CANCELLED, status.UNAVAILABLE]).toContain(await open)
    asker[Symbol.dispose]()
  })
})
