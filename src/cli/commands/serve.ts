import { type Command, Option } from 'commander'
import type { Config } from '../../config/config.ts'
import { CATALOGUE } from '../../datasets/catalogue.ts'
import type { Workplace } from '../../jobs/open-workplace.ts'
import { type HttpService, serveHttp } from '../../server/serve-http.ts'
import { type CliContext, dataFlags, withData } from '../context.ts'
import { untilAborted } from '../until-aborted.ts'

interface ServeOptions {
  data?: string
  port?: string
  host?: string
  source?: 'twin' | 'live'
  dev?: boolean
}

export function addServe(program: Command, context: CliContext): void {
  withData(program.command('serve'))
    .description('serve pages and HTTP API over a lake, without collecting')
    .option('--port <n>', 'default 8080')
    .option('--host <host>', 'default 127.0.0.1; 0.0.0.0 lets other machines in')
    .addOption(
      new Option('--source <source>', 'what the lake holds: simulated or real data; pages say so').choices([
        'twin',
        'live',
      ]),
    )
    .option('--dev', 'serve pages from source, rebuilt on change')
    .addHelpText('after', '\nExample:\n  $ gridlake serve --data /srv/lake --port 9000 --source live')
    .action(async (options: ServeOptions) => {
      const { port, host, source } = options
      const config = context.config({
        ...dataFlags(options),
        ...(port ? { port } : {}),
        ...(host ? { host } : {}),
        ...(source ? { source } : {}),
      })
      await using place = await context.open(config)
      const service = await startServer(place, config, context, options.dev ?? false)
      context.note(`gridlake serves ${config.dataDirectory} at ${service.url}`)
      await untilAborted(context.signal)
      await service.close()
      context.setExitCode(0)
    })
}

/** The HTTP service over an open lake, with the built pages. */
export function startServer(place: Workplace, config: Config, context: CliContext, dev: boolean): Promise<HttpService> {
  return serveHttp({
    engine: place.engine,
    catalogue: CATALOGUE,
    clock: context.clock,
    log: context.log(config.logLevel === 'info' ? 'warn' : config.logLevel),
    source: config.source,
    version: context.version,
    corsOrigins: config.corsOrigins,
    limits: { sqlTimeoutMs: config.queryTimeoutMs, sqlMaxRows: config.queryMaxRows, sqlMaxBytes: config.queryMaxBytes },
    port: config.port,
    host: config.host,
    ...(dev ? { dev } : { webBundleUrl: new URL('../../../dist/web/', import.meta.url) }),
  })
}
