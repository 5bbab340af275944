import { type ClientHttp2Session, connect } from 'node:http2'
import { createConnection } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CATALOGUE } from '../../../src/datasets/catalogue.ts'
import { openEngine } from '../../../src/engine/engine.ts'
import type { Engine } from '../../../src/engine/question.ts'
import { ingestDocuments } from '../../../src/ingest/ingest-documents.ts'
import { serveFlight } from '../../../src/server/flight/serve-flight.ts'
import { crashDocuments } from '../../crash/crash-documents.ts'
import { seededRandom } from '../../crash/seeded-random.ts'
import { openTempLake, type TempLake } from '../../support/temp-lake.ts'
import { frame, REQUESTS, randomBytes, spoiled, wellFormed } from './fuzz-messages.ts'

const SERVICE = '/arrow.flight.protocol.FlightService'
const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'
const EMPTY_SETTINGS = Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0])
/** UNKNOWN and INTERNAL would be ours, but for what gRPC itself says of bytes that are no message. */
const isOurFault = ({ status, message }: Answer) =>
  status === '2' || (status === '13' && message !== 'Error deserializing request')

let temp: TempLake
let engine: Engine
let service: Awaited<ReturnType<typeof serveFlight>>

const openSockets = () => process.getActiveResourcesInfo().filter((name) => /^TCP|Pipe/.test(name)).length
let socketsBefore = 0

beforeAll(async () => {
  temp = await openTempLake()
  await ingestDocuments(temp.lake, crashDocuments(1).postings)
  engine = openEngine(temp.lake)
  socketsBefore = openSockets()
  service = await serveFlight({ engine, catalogue: CATALOGUE, clock: temp.clock, log: () => {}, port: 0 })
})
afterAll(async () => {
  await engine?.close()
  await temp?.[Symbol.asyncDispose]()
})

/** Sends bytes on a bare connection, then leaves. */
const sendBare = (bytes: Buffer, waitMs: number): Promise<void> =>
  new Promise((resolve) => {
    const socket = createConnection(service.port, '127.0.0.1', () => {
      socket.write(bytes)
      setTimeout(() => socket.destroy(), waitMs)
    })
    socket.on('error', () => {}).on('close', () => resolve())
    socket.resume()
  })

interface Answer {
  status: string | undefined
  message: string | undefined
  bytes: number
}

/** One call with these bytes as its body; its gRPC status, and how many bytes came. */
const call = (session: ClientHttp2Session, method: string, body: Buffer, timeout = '2S'): Promise<Answer> =>
  new Promise((resolve) => {
    const stream = session.request({
      ':method': 'POST',
      ':path': `${SERVICE}/${method}`,
      'content-type': 'application/grpc',
      te: 'trailers',
      'grpc-timeout': timeout,
    })
    let status: string | undefined
    let message: string | undefined
    let bytes = 0
    const told = (headers: Record<string, unknown>) => {
      status = headers['grpc-status']?.toString() ?? status
      message = decodeURIComponent(headers['grpc-message']?.toString() ?? message ?? '')
    }
    stream.on('response', told).on('trailers', told)
    stream.on('data', (chunk: Buffer) => {
      bytes += chunk.length
    })
    stream.on('error', () => {}).on('close', () => resolve({ status, message, bytes }))
    stream.end(body)
  })

async function withSession<T>(use: (session: ClientHttp2Session) => Promise<T>): Promise<T> {
  const session = connect(`http://127.0.0.1:${service.port}`)
  session.on('error', () => {})
  try {
    return await use(session)
  } finally {
    session.destroy()
  }
}

const [askOne = Buffer.alloc(0)] = (REQUESTS['DoGet'] ?? []).slice(-1).map(wellFormed)

const expectItServes = () =>
  withSession(async (session) => {
    const listed = await call(session, 'ListFlights', frame(Buffer.alloc(0)), '20S')
    expect(listed.status).toBe('0')
    expect(listed.bytes).toBeGreaterThan(100)
    const rows = await call(session, 'DoGet', frame(askOne), '20S')
    expect(rows.status).toBe('0')
    expect(rows.bytes).toBeGreaterThan(100)
  })

test('what is no HTTP/2 at all, or half of it, harms nobody', async () => {
  const random = seededRandom(1)
  const bare = [
    Buffer.from('GET / HTTP/1.1\r\nhost: x\r\n\r\n'),
    Buffer.from(PREFACE),
    Buffer.from(PREFACE.slice(0, 10)),
    Buffer.concat([Buffer.from(PREFACE), EMPTY_SETTINGS, Buffer.from([255, 255, 255, 0, 0, 0, 0, 0, 1])]),
    ...Array.from({ length: 30 }, () => randomBytes(random, 4000)),
    ...Array.from({ length: 30 }, () =>
      Buffer.concat([Buffer.from(PREFACE), EMPTY_SETTINGS, randomBytes(random, 400)]),
    ),
  ]
  await Promise.all(bare.map((bytes) => sendBare(bytes, 300)))
  await expectItServes()
})

test('every call answers garbage with a status that says so', async () => {
  const random = seededRandom(2)
  const seen: (Answer & { method: string })[] = []
  await withSession(async (session) => {
    for (const [method, requests] of Object.entries(REQUESTS)) {
      const bodies = requests.flatMap((request) => {
        const cut = wellFormed(request)
        return [
          ...Array.from({ length: Math.ceil(50 / requests.length) }, () => frame(spoiled(request, random))),
          frame(cut, { length: cut.length + 1 + random.below(1000) }),
        ]
      })
      bodies.push(
        randomBytes(random, 300),
        Buffer.alloc(0),
        frame(randomBytes(random, 50), { compressed: 1 }),
        frame(randomBytes(random, 50), { length: 0xffffffff }),
      )
      const answers = await Promise.all(bodies.map((body) => call(session, method, body)))
      seen.push(...answers.map((answer) => ({ method, ...answer })))
    }
  })
  expect(seen.length).toBeGreaterThan(400)
  expect(seen.filter(isOurFault)).toEqual([])
  await expectItServes()
})

test('clients that vanish in mid-call leave nothing behind', async () => {
  const random = seededRandom(3)
  for (let round = 0; round < 20; round++) {
    await withSession(async (session) => {
      const methods = random.shuffled(Object.entries(REQUESTS)).slice(0, 4)
      const calls = methods.flatMap(([method, requests]) =>
        requests.slice(0, 1).map((request) => call(session, method, frame(wellFormed(request)))),
      )
      await new Promise((resolve) => setTimeout(resolve, random.below(20)))
      session.destroy()
      await Promise.all(calls)
    })
  }
  await expectItServes()
  await engine.close()
  await service.close()
  await expect.poll(openSockets, { timeout: 3_000 }).toBeLessThanOrEqual(socketsBefore)
})
