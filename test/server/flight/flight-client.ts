import {
  type ChannelOptions,
  type Client,
  type ClientReadableStream,
  credentials,
  loadPackageDefinition,
  Metadata,
  type ServiceError,
} from '@grpc/grpc-js'
import { type Table, tableFromIPC } from '@uwdata/flechette'
import { packAny } from '../../../src/server/flight/messages/any-message.ts'
import type { FlightInfo } from '../../../src/server/flight/messages/flight-messages.ts'
import { END_OF_STREAM, encapsulated } from '../../../src/server/flight/messages/ipc-frame.ts'
import { FLIGHT_SQL_PACKAGE, loadProtos, type Protos } from '../../../src/server/flight/proto/load-protos.ts'

export interface Data {
  dataHeader: Buffer
  dataBody: Buffer
  appMetadata: Buffer
}

type Headers = Readonly<Record<string, string | Buffer>>

/** A client of a Flight server by the messages themselves. */
export interface FlightClient extends Disposable {
  protos: Protos
  unary<Response>(
    method: string,
    request: object,
    headers?: Headers,
    options?: { deadline?: number },
  ): Promise<Response>
  stream<Response>(
    method: string,
    request: object,
    headers?: Headers,
    options?: { deadline?: number },
  ): ClientReadableStream<Response>
  all<Response>(method: string, request: object, headers?: Headers): Promise<Response[]>
  /** Sends messages, half-closes, and gets what comes back. */
  exchange<Response>(method: string, requests: readonly object[], headers?: Headers): Promise<Response[]>
  /** The rows of a ticket. */
  table(ticket: Uint8Array | object, headers?: Headers): Promise<Table>
  /** A command of Flight SQL in a descriptor. */
  command(name: string, message?: object): { type: number; cmd: Buffer }
  info(descriptor: object, headers?: Headers): Promise<FlightInfo>
  /** The rows of a command of Flight SQL. */
  ask(name: string, message?: object, headers?: Headers): Promise<Table>
}

const bytesOf = (ticket: Uint8Array | object): Uint8Array =>
  ticket instanceof Uint8Array ? ticket : Buffer.from(JSON.stringify(ticket))

export function openFlightClient(port: number, options: ChannelOptions = {}): FlightClient {
  const protos = loadProtos()
  const loaded = loadPackageDefinition(protos.definition) as never as {
    arrow: { flight: { protocol: { FlightService: new (...args: unknown[]) => Client } } }
  }
  const client = new loaded.arrow.flight.protocol.FlightService(`127.0.0.1:${port}`, credentials.createInsecure(), {
    'grpc.max_receive_message_length': -1,
    ...options,
  })
  const call = (method: string) =>
    (client as never as Record<string, (...args: unknown[]) => never>)[method]?.bind(client) as (
      ...args: unknown[]
    ) => never
  const metadata = (headers: Headers = {}) => {
    const made = new Metadata()
    for (const [name, value] of Object.entries(headers)) made.set(name, value)
    return made
  }
  const collect = <Response>(stream: ClientReadableStream<Response>) =>
    Array.fromAsync(stream as AsyncIterable<Response>)
  const self: FlightClient = {
    protos,
    unary: (method, request, headers, callOptions = {}) =>
      new Promise((resolve, reject) => {
        call(method)(request, metadata(headers), callOptions, (error: ServiceError | null, response: never) =>
          error ? reject(error) : resolve(response),
        )
      }),
    stream: (method, request, headers, callOptions = {}) => call(method)(request, metadata(headers), callOptions),
    all: async (method, request, headers) => collect(self.stream(method, request, headers)),
    async exchange(method, requests, headers) {
      const duplex = call(method)(metadata(headers)) as never as ClientReadableStream<never> & {
        write(message: object): void
        end(): void
      }
      for (const request of requests) duplex.write(request)
      duplex.end()
      return collect(duplex)
    },
    async table(ticket, headers) {
      const messages = await self.all<Data>('DoGet', { ticket: bytesOf(ticket) }, headers)
      return tableFromIPC(
        Buffer.concat([
          ...messages.flatMap(({ dataHeader, dataBody }) => [encapsulated(dataHeader), dataBody]),
          END_OF_STREAM,
        ]),
        { useBigInt: true },
      )
    },
    command: (name, message = {}) => ({
      type: 2,
      cmd: packAny({
        typeName: `${FLIGHT_SQL_PACKAGE}.${name}`,
        value: protos.codec<object>(`${FLIGHT_SQL_PACKAGE}.${name}`).encode(message),
      }),
    }),
    info: (descriptor, headers) => self.unary<FlightInfo>('GetFlightInfo', descriptor, headers),
    async ask(name, message, headers) {
      const { endpoint } = await self.info(self.command(name, message), headers)
      return self.table(endpoint[0]?.ticket?.ticket ?? {}, headers)
    },
    [Symbol.dispose]: () => client.close(),
  }
  return self
}
