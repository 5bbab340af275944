import { type Command, Option } from 'commander'
import { GridlakeError } from '../../core/errors.ts'
import { type CliContext, dataFlags, withData } from '../context.ts'
import { startSubprocess } from '../supervise.ts'
import { untilAborted } from '../until-aborted.ts'
import { startServer } from './serve.ts'

interface UpOptions {
  data?: string
  port?: string
  host?: string
  source?: 'twin' | 'live'
  days?: string
  dev?: boolean
}

export function addUp(program: Command, context: CliContext): void {
  withData(program.command('up'))
    .description('everything: the source (simulated by default), the collector, the pages and the API')
    .option('--port <n>', 'default 8080')
    .option('--host <host>', 'default 127.0.0.1')
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
  const { port, host, source, days } = options
  const config = context.config({
    ...dataFlags(options),
    ...(port ? { port } : {}),
    ...(host ? { host } : {}),
    ...(source ? { source } : {}),
    ...(days ? { twinDays: days } : {}),
  })
  await using place = await context.open(config)
  const service = await startServer(place, config, context, options.dev ?? false)
  context.note(
    `gridlake is at ${service.url}  (data in ${config.dataDirectory}${config.source === 'twin' ? '; simulated, from the twin' : ''})`,
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
    await Promise.all([service.close(), ...children.map((child) => child.stop())])
  }
  context.setExitCode(0)
}
