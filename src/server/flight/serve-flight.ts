import { logVerbosity, Server, ServerCredentials, type ServiceDefinition, setLogVerbosity } from '@grpc/grpc-js'
import { ReflectionService } from '@grpc/reflection'
import { HealthImplementation } from 'grpc-health-check'
import { GridlakeError } from '../../core/errors.ts'
import { createAccess } from './access/tokens.ts'
import { FLIGHT_LIMITS, type FlightOptions } from './flight-options.ts'
import type { FlightPlace } from './flight-place.ts'
import { createFlightService } from './flight-service.ts'
import { encodeFlightData } from './messages/encode-flight-data.ts'
import { createFlightCodecs } from './proto/flight-codecs.ts'
import { FLIGHT_PACKAGE, loadProtos } from './proto/load-protos.ts'
import { createPreparedStatements } from './statements/prepared-statements.ts'
import { createRunningQueries } from './statements/running-queries.ts'

const SERVICE = `${FLIGHT_PACKAGE}.FlightService`
const DEFAULT_HOST = '127.0.0.1'
/** Open calls have so long to end when the server closes. */
const GRACE_MS = 1_000

export interface FlightServer {
  port: number
  /** Takes no new calls, ends the open ones after a grace, resolves when all are gone. */
  close(): Promise<void>
}

/**
 * Serves a lake by Arrow Flight and Flight SQL, with gRPC's health protocol and reflection.
 * Errors: `config.invalid` where the port is taken or not allowed.
 */
export async function serveFlight(options: FlightOptions): Promise<FlightServer> {
  const { engine, catalogue, clock, log, tokens = [], host = DEFAULT_HOST, version = '0' } = options
  // grpc-js would write to the terminal by itself what it also throws.
  setLogVerbosity(logVerbosity.NONE)
  const protos = loadProtos()
  const limits = { ...FLIGHT_LIMITS, ...options.limits }
  const place: FlightPlace = {
    engine,
    catalogue,
    clock,
    log,
    limits,
    version,
    access: createAccess(tokens),
    codecs: createFlightCodecs(protos),
    statements: createPreparedStatements(),
    running: createRunningQueries(),
    systemSchemas: new Map(),
  }
  const server = new Server({
    'grpc.max_receive_message_length': limits.maxRequestBytes,
    'grpc.max_send_message_length': -1,
    // A client whose machine went away is noticed, and its query ended.
    'grpc.keepalive_time_ms': 30_000,
    'grpc.keepalive_timeout_ms': 10_000,
  })
  const service = protos.definition[SERVICE] as ServiceDefinition
  const doGet = service['DoGet']
  if (!doGet) throw new Error(`${SERVICE} has no DoGet`)
  server.addService(
    { ...service, DoGet: { ...doGet, responseSerialize: encodeFlightData as never } },
    createFlightService(place),
  )
  const health = new HealthImplementation({ '': 'SERVING', [SERVICE]: 'SERVING' })
  health.addToServer(server)
  new ReflectionService(protos.definition).addToServer(server)
  const port = await bind(server, host, options.port)
  return {
    port,
    async close() {
      for (const name of ['', SERVICE]) health.setStatus(name, 'NOT_SERVING')
      const gone = new Promise<void>((resolve) => server.tryShutdown(() => resolve()))
      const grace = setTimeout(() => {
        place.running.close()
        server.forceShutdown()
      }, GRACE_MS)
      await gone
      clearTimeout(grace)
    },
  }
}

function bind(server: Server, host: string, port: number): Promise<number> {
  const address = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
  return new Promise((resolve, reject) => {
    server.bindAsync(address, ServerCredentials.createInsecure(), (error, bound) => {
      if (!error) return resolve(bound)
      const hint = 'stop the other server or choose another with --flight-port'
      reject(
        new GridlakeError('config.invalid', `cannot listen on ${address}: ${error.message}`, {
          hint,
          context: { host, port },
          cause: error,
        }),
      )
    })
  })
}
