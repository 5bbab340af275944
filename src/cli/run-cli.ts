import { Command, CommanderError } from 'commander'
import { ERROR_TABLE, GridlakeError } from '../core/errors.ts'
import { type CliContext, createContext } from './context.ts'
import { printError } from './print-error.ts'

type AddCommand = (program: Command, context: CliContext) => void

/** By name, in the order of the help. Only what is asked for is loaded: all of them take longer than most of what they do. */
const COMMANDS: Readonly<Record<string, () => Promise<AddCommand>>> = {
  up: async () => (await import('./commands/up.ts')).addUp,
  ingest: async () => (await import('./commands/ingest.ts')).addIngest,
  query: async () => (await import('./commands/query.ts')).addQuery,
  catalog: async () => (await import('./commands/catalog.ts')).addCatalog,
  status: async () => (await import('./commands/status.ts')).addStatus,
  export: async () => (await import('./commands/export.ts')).addExport,
  audit: async () => (await import('./commands/audit.ts')).addAudit,
  reprocess: async () => (await import('./commands/reprocess.ts')).addReprocess,
  lake: async () => (await import('./commands/lake.ts')).addLake,
  serve: async () => (await import('./commands/serve.ts')).addServe,
  worker: async () => (await import('./commands/worker.ts')).addWorker,
  twin: async () => (await import('./commands/twin.ts')).addTwin,
  config: async () => (await import('./commands/config.ts')).addConfig,
}

/** Runs one command line; resolves to the exit code of the error table. */
export async function runCli(args: readonly string[], context: CliContext = createContext()): Promise<number> {
  const program = new Command('gridlake')
    .description('Point-in-time power-grid data: ERCOT and EIA in one lake, every answer as of any moment.')
    .version(context.version)
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .addHelpText(
      'after',
      `
Examples:
  $ gridlake up                                              everything, with simulated data, at http://localhost:8080
  $ gridlake ingest files ~/Downloads/ercot                  zips, zips of zips, CSV, JSON
  $ gridlake ingest ercot.wind --from 2026-11-01 --source live
  $ gridlake query "select * from ercot.wind limit 5" --as-of 2026-11-10T06:00

Settings come from flags, then GRIDLAKE_* variables, then gridlake.config.json: see \`gridlake config show --origin\`.`,
    )
  const asked = Object.hasOwn(COMMANDS, args[0] ?? '') ? COMMANDS[args[0] ?? ''] : undefined
  for (const load of asked ? [asked] : Object.values(COMMANDS)) (await load())(program, context)
  try {
    await program.parseAsync([...args], { from: 'user' })
    return context.exitCode()
  } catch (error) {
    const json = args.includes('--json')
    if (context.outputLost()) return context.exitCode()
    if (!(error instanceof CommanderError)) return printError(error, json)
    if (error.exitCode === 0) return 0
    // Help stands there already.
    if (error.code === 'commander.help') return ERROR_TABLE['usage.invalid_argument'].exit
    const command = program.commands.find((known) => known.name() === args[0])
    return printError(usageError(error, command), json)
  }
}

function usageError({ code, message }: CommanderError, command: Command | undefined): GridlakeError {
  return new GridlakeError(
    /unknown(Option|Command)/.test(code) ? 'usage.unknown_option' : 'usage.invalid_argument',
    message.replace(/^error: /, '').replaceAll('\n', ' '),
    { hint: `gridlake ${command ? `${command.name()} ` : ''}--help shows what there is, with examples` },
  )
}
