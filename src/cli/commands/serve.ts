import { type Command, Option } from 'commander'
import { type CliContext, dataFlags, withData } from '../context.ts'
import { startServer } from '../start-server.ts'
import { untilAborted } from '../until-aborted.ts'

interface ServeOptions {
  data?: string
  port?: string
  host?: string
  flightPort?: string
  tlsCert?: string
  tlsKey?: string
  source?: 'twin' | 'live'
  dev?: boolean
}

export function addServe(program: Command, context: CliContext): void {
  withData(program.command('serve'))
    .description('serve pages and HTTP API over a lake, without collecting')
    .option('--port <n>', 'default 8080')
    .option('--flight-port <n>', 'of Arrow Flight SQL: default 50051; off for none')
    .option('--host <host>', 'default 127.0.0.1; 0.0.0.0 lets other machines in')
    .option('--tls-cert <file>', 'a certificate (PEM): HTTPS and HTTP/2 instead of HTTP')
    .option('--tls-key <file>', 'its private key (PEM)')
    .addOption(
      new Option('--source <source>', 'what the lake holds: simulated or real data; pages say so').choices([
        'twin',
        'live',
      ]),
    )
    .option('--dev', 'serve pages from source, rebuilt on change')
    .addHelpText('after', '\nExample:\n  $ gridlake serve --data /srv/lake --port 9000 --source live')
    .action(async (options: ServeOptions) => {
      const { data: _, dev, ...flags } = options
      const config = context.config({ ...dataFlags(options), ...flags })
      await using place = await context.open(config)
      await using service = await startServer(place, config, context, dev ?? false)
      context.note(`gridlake serves ${config.dataDirectory} at ${service.addresses}`)
      await untilAborted(context.signal)
      context.setExitCode(0)
    })
}
