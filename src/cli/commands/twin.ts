import type { Command } from 'commander'
import { createTwin } from '../../twin/emulator/create-twin.ts'
import { ANSWER_FAULTS, CONTENT_FAULTS, FAULT_MATCHES, POSTING_FAULTS } from '../../twin/emulator/fault-tables.ts'
import { serveTwin } from '../../twin/emulator/serve-twin.ts'
import type { CliContext } from '../context.ts'
import { readNumber } from '../read-number.ts'
import { tellParent } from '../supervise.ts'
import { untilAborted } from '../until-aborted.ts'

export function addTwin(program: Command, context: CliContext): void {
  program
    .command('twin')
    .description('the simulated grid and its upstreams')
    .command('serve')
    .description("answer as ERCOT's MIS, its site and the EIA API would, from a simulated grid; loopback only")
    .option('--port <n>', 'default: any free port', '0')
    .option('--seed <n>', 'which grid')
    .option('--days <n>', 'how many past days are listed')
    .addHelpText(
      'after',
      `
Faults, each asked for at POST /twin/faults as {"fault":…,"match":…,"times":1} and shown at GET /twin/faults
  "match" is what is hit:
${describe(FAULT_MATCHES)}
  "fault" of an answer:
${describe(ANSWER_FAULTS)}
  "fault" inside an answer; it waits for an answer that it can change:
${describe(CONTENT_FAULTS)}
  "fault" of posting:
${describe(POSTING_FAULTS)}
  DELETE /twin/faults takes all of them back.

GET /twin/truth/shift-factors tells what is behind every price, rows by constraint and columns by settlement point:
LMP = lambda − Σ shift factor · shadow price, for each SCED run and each hour of the day ahead.

Examples:
  $ gridlake twin serve --port 8090
  $ curl 'http://127.0.0.1:8090/misapp/servlets/IceDocListJsonWS?reportTypeId=12301'
  $ curl http://127.0.0.1:8090/api/1/services/read/dashboards/fuel-mix.json
  $ curl http://127.0.0.1:8090/twin/truth/shift-factors
  $ curl -X POST http://127.0.0.1:8090/twin/faults -d '{"match":"mis-download","fault":"500","times":3}'
  $ curl -X POST http://127.0.0.1:8090/twin/faults -d '{"fault":"repeated-day","day":"2026-06-14"}'`,
    )
    .action(async ({ port, seed, days }: { port: string; seed?: string; days?: string }) => {
      const portNumber = readNumber('--port', port, { least: 0, greatest: 65_535, whole: true })
      const config = context.config({ ...(seed ? { twinSeed: seed } : {}), ...(days ? { twinDays: days } : {}) })
      const twin = createTwin({ seed: config.twinSeed, clock: context.clock, retentionDays: config.twinDays })
      const service = await serveTwin(twin, { port: portNumber, host: '127.0.0.1' })
      if (!tellParent({ url: service.url })) context.note(`the twin answers at ${service.url}`)
      await untilAborted(context.signal)
      await service.close()
      context.setExitCode(0)
    })
}

/** The lines of a table of names and what they mean. */
function describe(table: Readonly<Record<string, string>>): string {
  return Object.entries(table)
    .map(([name, meaning]) => `    ${name.padEnd(22)} ${meaning}`)
    .join('\n')
}
