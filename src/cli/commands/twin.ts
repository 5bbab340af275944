import type { Command } from 'commander'
import { createTwin } from '../../twin/emulator/create-twin.ts'
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
    .description("answer as ERCOT's MIS and the EIA API would, from a simulated grid; loopback only")
    .option('--port <n>', 'default: any free port', '0')
    .option('--seed <n>', 'which grid')
    .option('--days <n>', 'how many past days are listed')
    .addHelpText(
      'after',
      `
Examples:
  $ gridlake twin serve --port 8090
  $ curl 'http://127.0.0.1:8090/misapp/servlets/IceDocListJsonWS?reportTypeId=12301'
  $ curl -X POST http://127.0.0.1:8090/twin/faults -d '{"match":"mis-download","fault":"500","times":3}'`,
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
