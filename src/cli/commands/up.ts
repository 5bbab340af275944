import { type Command, Option } from 'commander'
import { GridlakeError } from '../../core/errors.ts'
import { type CliContext, dataFlags, withData } from '../context.ts'
import { startServer } from '../start-server.ts'
import { startSubprocess } from '../supervise.ts'
import { untilAborted } from '../until-aborted.ts'

interface UpOptions {
  data?: string
  port?: string
  host?: string
  flightPort?: string
  tlsCert?: string
  tlsKey?: string
  source?: 'twin' | 'live'
  days?: string
  dev?: boolean
}

export function addUp(program: Command, context: CliContext): void {
  withData(program.command('up'))
    .description('everything: the source (simulated by default), the collector, the pages and the API')
    .option('--port <n>', 'default 8080')
    .option('--flight-port <n>', 'of Arrow Flight SQL: default 50051; off for none')
    .option('--host <host>', 'default 127.0.0.1')
    .option('--tls-cert <file>', 'a certificate (PEM): HTTPS and HTTP/2 instead of HTTP')
    .option('--tls-key <file>', 'its private key (PEM)')
    .addOption(
      new Option('--source <source>', 'twin: simulated data, no key, no network; live: ERCOT and the EIA').choices([
        'twin',
        'live',
      ]),
    )
    .option('--days <n>', 'how far back to begin')
    .option('--dev', 'serve pages from source, rebuilt on change')
    .addHelpText(
      'after',
      '\nExamples:\n  $ gridlake up\n  $ GRIDLAKE_EIA_API_KEY=… gridlake up --source live --data /srv/lake',
    )
    .action((options: UpOptions) => up(options, context))
}

async function up(options: UpOptions, context: CliContext): Promise<void> {
  const { data: _, dev, days, ...flags } = options
  const config = context.config({ ...dataFlags(options), ...flags, ...(days ? { twinDays: days } : {}) })
  await using place = await context.open(config)
  await using service = await startServer(place, config, context, dev ?? false)
  context.note(
    `gridlake is at ${service.addresses}  (data in ${config.dataDirectory}${config.source === 'twin' ? '; simulated, from the twin' : ''})`,
  )
  const children = []
  try {
    const workerArgs = [
      'worker',
      '--data',
      config.dataDirectory,
      '--source',
      config.source,
      '--days',
      String(config.twinDays),
    ]
    if (config.source === 'twin' && !config.ercotBaseUrl) {
      const twin = startSubprocess([
        'twin',
        'serve',
        '--seed',
        String(config.twinSeed),
        '--days',
        String(config.twinDays),
      ])
      children.push(twin)
      const { url } = (await twin.ready) as { url: string }
      workerArgs.push('--ercot-base-url', url, '--eia-base-url', url)
    }
    context.note('collecting, newest day first:')
    const worker = startSubprocess(workerArgs)
    children.push(worker)
    const first = await Promise.race([untilAborted(context.signal), ...children.map(({ ended }) => ended)])
    if (first !== undefined && !context.signal.aborted) {
      throw new GridlakeError('internal.bug', `the collector ended with code ${first}`, {
        hint: 'its last words stand above',
      })
    }
  } finally {
    await Promise.all(children.map((child) => child.stop()))
  }
  context.setExitCode(0)
}
