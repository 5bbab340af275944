import type { Config } from '../config/config.ts'
import { GridlakeError } from '../core/errors.ts'
import { CATALOGUE } from '../datasets/catalogue.ts'
import { openAnswers } from '../jobs/open-answers.ts'
import { openAudits } from '../jobs/open-audits.ts'
import type { Workplace } from '../jobs/open-workplace.ts'
import { serveFlight } from '../server/flight/serve-flight.ts'
import type { TlsFiles } from '../server/open-port.ts'
import { serveHttp } from '../server/serve-http.ts'
import type { CliContext } from './context.ts'

/** All that serves a lake. Disposed, it takes no new requests and ends the open ones after a grace. */
export interface StartedServer extends AsyncDisposable {
  /** Where it is, as one phrase. */
  addresses: string
}

/** The doors over an open lake, with the built pages. */
export async function startServer(
  place: Workplace,
  config: Config,
  context: CliContext,
  dev: boolean,
): Promise<StartedServer> {
  const { clock, version } = context
  const log = context.log(config.logLevel === 'info' ? 'warn' : config.logLevel)
  await using started = new AsyncDisposableStack()
  const redisUrl = config.redisUrl?.reveal()
  const { engine, cacheStats } = started.use(await openAnswers(place, { ...config, redisUrl, version }, { clock, log }))
  const shared = { engine, catalogue: CATALOGUE, clock, log, version, host: config.host }
  const http = await serveHttp({
    ...shared,
    source: config.source,
    audits: openAudits(place.lake),
    corsOrigins: config.corsOrigins,
    limits: {
      sqlTimeoutMs: config.queryTimeoutMs,
      sqlMaxRows: config.queryMaxRows,
      sqlMaxBytes: config.queryMaxBytes,
      requestTimeoutMs: config.requestTimeoutMs,
    },
    ...(cacheStats ? { cacheStats: () => ({ ...cacheStats() }) } : {}),
    port: config.port,
    ...readTls(config),
    ...(dev ? { dev } : { webBundleUrl: new URL('../../dist/web/', import.meta.url) }),
  })
  started.defer(() => http.close())
  const flight =
    config.flightPort === 'off'
      ? undefined
      : await serveFlight({
          ...shared,
          port: config.flightPort,
          tokens: config.flightTokens.map((token) => token.reveal()),
          limits: { timeoutMs: config.queryTimeoutMs },
        })
  if (flight) started.defer(() => flight.close())
  const opened = started.move()
  const flightAt = flight ? `, Flight SQL at port ${flight.port}` : ''
  return { addresses: `${http.url}${flightAt}`, [Symbol.asyncDispose]: () => opened.disposeAsync() }
}

function readTls({ tlsCert: cert, tlsKey: key }: Config): { tls?: TlsFiles } {
  if (cert !== undefined && key !== undefined) return { tls: { cert, key } }
  if (cert === undefined && key === undefined) return {}
  throw new GridlakeError('config.missing', `${cert === undefined ? 'tlsCert' : 'tlsKey'} is not set`, {
    hint: 'TLS wants both --tls-cert and --tls-key',
  })
}
