import type { SeededRandom } from '../../crash/seeded-random.ts'

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))]
const bytes = (value: string | Uint8Array): Buffer => Buffer.from(value)
/** A field of protobuf that carries bytes. */
const field = (number: number, value: string | Uint8Array): Buffer => {
  const content = bytes(value)
  return Buffer.concat([Buffer.from([...varint(number * 8 + 2), ...varint(content.length)]), content])
}
const flag = (number: number, value: number): Buffer => Buffer.from([...varint(number * 8), ...varint(value)])

/** A message and what it carries inside, which is spoiled by itself too. */
export interface Request {
  content: Buffer
  wrap(content: Uint8Array): Buffer
}

/** The request as it is meant. */
export const wellFormed = (request: Request): Buffer => request.wrap(request.content)
const inside = (wrap: Request['wrap'], contents: readonly Request[]): Request[] =>
  contents.map(({ content, wrap: within }) => ({ content, wrap: (bytes) => wrap(within(bytes)) }))

const any = (type: string, ...fields: Uint8Array[]): Request => ({
  content: Buffer.concat(fields),
  wrap: (content) =>
    Buffer.concat([field(1, `type.googleapis.com/arrow.flight.protocol.sql.${type}`), field(2, content)]),
})
const plain = (text: string): Request => ({ content: bytes(text), wrap: bytes })

const COMMANDS: readonly Request[] = [
  any('CommandStatementQuery', field(1, 'select 1 as one')),
  any('CommandPreparedStatementQuery', field(1, 'no such handle')),
  any('CommandStatementUpdate', field(1, 'drop table t')),
  any('CommandGetCatalogs'),
  any('CommandGetDbSchemas', field(2, '%')),
  any('CommandGetTables', field(3, 'rt%'), flag(5, 1)),
  any('CommandGetTableTypes'),
  any('CommandGetPrimaryKeys', field(2, 'ercot'), field(3, 'rt_spp')),
  any('CommandGetSqlInfo', flag(1, 0)),
  any('CommandGetXdbcTypeInfo', flag(1, 4)),
  plain('{"dataset":"ercot.rt_spp","limit":3}'),
  plain('{"sql":"select 1"}'),
]
const descriptor = (command: Uint8Array): Buffer => Buffer.concat([flag(1, 2), field(2, command)])
const path = (name: string): Request => ({
  content: bytes(name),
  wrap: (content) => Buffer.concat([flag(1, 1), field(3, content)]),
})
const DESCRIPTORS: readonly Request[] = [...inside(descriptor, COMMANDS), path('ercot_prices'), path('ercot.rt_spp')]
const ACTIONS: readonly Request[] = [
  'HealthCheck',
  'CancelFlightInfo',
  'CancelQuery',
  'CreatePreparedStatement',
  'ClosePreparedStatement',
  'BeginTransaction',
].flatMap((type) => [
  { content: bytes(type), wrap: (content: Uint8Array) => field(1, content) },
  ...inside(
    (body) => Buffer.concat([field(1, type), field(2, body)]),
    [any('ActionCreatePreparedStatementRequest', field(1, 'select ?'))],
  ),
])

/** Requests that mean something, of each call of the service. */
export const REQUESTS: Readonly<Record<string, readonly Request[]>> = {
  Handshake: inside((payload) => Buffer.concat([flag(1, 1), field(2, payload)]), [plain('payload')]),
  ListFlights: inside((criteria) => field(1, criteria), [plain('')]),
  GetFlightInfo: DESCRIPTORS,
  PollFlightInfo: DESCRIPTORS,
  GetSchema: DESCRIPTORS,
  DoGet: inside((ticket) => field(1, ticket), COMMANDS),
  DoPut: inside((each) => Buffer.concat([field(1, each), field(2, 'header'), field(1000, 'body')]), DESCRIPTORS),
  DoExchange: inside((each) => field(1, each), DESCRIPTORS),
  DoAction: ACTIONS,
  ListActions: [plain('')],
}

/** The request with its content spoiled, or all of it. */
export const spoiled = (request: Request, random: SeededRandom): Buffer =>
  random.below(3) === 0 ? mutate(wellFormed(request), random) : request.wrap(mutate(request.content, random))

export const randomBytes = (random: SeededRandom, most: number): Buffer =>
  Buffer.from(Array.from({ length: random.below(most) }, () => random.below(256)))

/** The bytes with a few changed, some cut out or put in, or the rest gone. */
function mutate(message: Buffer, random: SeededRandom): Buffer {
  if (message.length === 0) return randomBytes(random, 20)
  const at = random.below(message.length)
  switch (random.below(5)) {
    case 0:
      return message.subarray(0, at)
    case 1:
      return Buffer.concat([message.subarray(0, at), randomBytes(random, 12), message.subarray(at)])
    case 2:
      return Buffer.concat([
        message.subarray(0, at),
        message.subarray(Math.min(message.length, at + 1 + random.below(8))),
      ])
    case 3:
      return randomBytes(random, 200)
    default: {
      const changed = Buffer.from(message)
      for (let times = random.below(6); times >= 0; times--) changed[random.below(changed.length)] = random.below(256)
      return changed
    }
  }
}

/** A message as gRPC frames it: whether compressed, its length, itself. */
export function frame(message: Buffer, { compressed = 0, length = message.length } = {}): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt8(compressed, 0)
  head.writeUInt32BE(length, 1)
  return Buffer.concat([head, message])
}
