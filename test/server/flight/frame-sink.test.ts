import { Server, ServerCredentials, type ServiceDefinition } from '@grpc/grpc-js'
import { describe, expect, it } from 'vitest'
import { type FrameCall, frameSink } from '../../../src/server/flight/calls/frame-sink.ts'
import { encodeFlightData, type FlightFrame } from '../../../src/server/flight/messages/encode-flight-data.ts'
import { FLIGHT_PACKAGE, loadProtos } from '../../../src/server/flight/proto/load-protos.ts'
import { type Data, openFlightClient } from './flight-client.ts'

const FRAME: FlightFrame = { header: Buffer.from('header'), body: [Buffer.alloc(70_000, 1), Buffer.from('rest')] }

/** A stream that notes what is written to it. */
function noting(writable = true) {
  const parts: Uint8Array[] = []
  const write = (bytes: Uint8Array, written?: () => void) => {
    parts.push(bytes)
    written?.()
  }
  return { parts, stream: { writable, cork: () => {}, uncork: () => {}, write } }
}

describe('the frames of a call', () => {
  it.each([
    ['as they are', FRAME],
    ['compressed', { gzipped: Buffer.from('compressed bytes') }],
    ['of a header alone', { header: Buffer.from('schema'), body: [] }],
  ])('%s are in the framing that grpc-js would give them', (_, frame) => {
    const { parts, stream } = noting()
    let written = 0
    frameSink({ write: () => {}, sendMetadata: () => {}, call: { stream } }).write(frame, () => written++)
    const message = encodeFlightData(frame)
    const expected = Buffer.alloc(5 + message.byteLength)
    expected.writeUInt32BE(message.byteLength, 1)
    message.copy(expected, 5)
    expect(Buffer.concat(parts).equals(expected)).toBe(true)
    expect(written).toBe(1)
  })

  it('are not copied', () => {
    const { parts, stream } = noting()
    frameSink({ write: () => {}, sendMetadata: () => {}, call: { stream } }).write(FRAME, () => {})
    expect('body' in FRAME && FRAME.body.every((part) => parts.includes(part))).toBe(true)
  })

  it('are nowhere once the stream has ended, and the next may come', () => {
    const { parts, stream } = noting(false)
    let written = 0
    frameSink({ write: () => {}, sendMetadata: () => {}, call: { stream } }).write(FRAME, () => written++)
    expect([parts.length, written]).toEqual([0, 1])
  })
})

it('the stream is where it is looked for in grpc-js; where it is not, calls are written to as ever', async () => {
  const { definition } = loadProtos()
  const service = definition[`${FLIGHT_PACKAGE}.FlightService`] as ServiceDefinition
  const found: boolean[] = []
  const server = new Server()
  server.addService(service, {
    DoGet(call: FrameCall & { end(): void; request: { ticket: Buffer } }) {
      const bare = call.request.ticket.toString() === 'bare'
      const sink = frameSink(bare ? { write: call.write.bind(call), sendMetadata: () => {} } : call)
      found.push(sink !== call && !bare)
      const message = bare ? ({ dataHeader: 'header', dataBody: 'rest' } as never) : FRAME
      sink.write(message, () => call.end())
    },
  })
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  )
  const client = openFlightClient(port)
  const bodies = []
  for (const ticket of ['straight', 'bare'])
    bodies.push(
      (await client.all<Data>('DoGet', { ticket: Buffer.from(ticket) })).map(({ dataBody }) => dataBody.length),
    )
  expect(found).toEqual([true, false])
  expect(bodies[0]).toEqual([70_004])
  expect(bodies[1]).toHaveLength(1)
  client[Symbol.dispose]()
  server.forceShutdown()
})
