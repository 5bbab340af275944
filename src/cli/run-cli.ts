import { Command, CommanderError } from 'commander'
import { ERROR_TABLE, GridlakeError } from '../core/errors.ts'
import { addAudit } from './commands/audit.ts'
import { addCatalog } from './commands/catalog.ts'
import { addConfig } from './commands/config.ts'
import { addExport } from './commands/export.ts'
import { addIngest } from './commands/ingest.ts'
import { addLake } from './commands/lake.ts'
import { addQuery } from './commands/query.ts'
import { addReprocess } from './commands/reprocess.ts'
import { addServe } from './commands/serve.ts'
import { addStatus } from './commands/status.ts'
import { addTwin } from './commands/twin.ts'
import { addUp } from './commands/up.ts'
import { addWorker } from './commands/worker.ts'
import { type CliContext, createContext } from './context.ts'
import { printError } from './print-error.ts'

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
  for (const add of [
    addUp,
    addIngest,
    addQuery,
    addCatalog,
    addStatus,
    addExport,
    addAudit,
    addReprocess,
    addLake,
    addServe,
    addWorker,
    addTwin,
    addConfig,
  ])
    add(program, context)
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
