import { Command, CommanderError } from 'commander'
import { ERROR_TABLE } from '../core/errors.ts'
import { addCatalog } from './commands/catalog.ts'
import { addConfig } from './commands/config.ts'
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
    .showHelpAfterError('(add --help for the options and examples)')
    .exitOverride()
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
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : ERROR_TABLE['usage.invalid_argument'].exit
    return printError(error, args.includes('--json'))
  }
}
