import type { Command } from 'commander'
import { listSettings } from '../../config/list-settings.ts'
import { readConfig } from '../../config/read-config.ts'
import type { CliContext } from '../context.ts'
import { textTable } from '../text-table.ts'

export function addConfig(program: Command, context: CliContext): void {
  program
    .command('config')
    .description('the settings in force')
    .command('show')
    .description('every setting; secrets are never shown')
    .option('--origin', 'say where each value comes from')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  $ gridlake config show --origin')
    .action((options: { origin?: boolean; json?: boolean }) => {
      const { config, origins, unknownVariables } = readConfig()
      const lines = listSettings(config, origins)
      if (options.json) context.out(JSON.stringify(lines, null, 2))
      else {
        const rows = lines.map(({ key, value, origin }) => [
          key,
          value ?? '(unset)',
          ...(options.origin ? [origin] : []),
        ])
        context.out(textTable(['setting', 'value', ...(options.origin ? ['from'] : [])], rows))
      }
      for (const name of unknownVariables) context.note(`${name} is set but means nothing to gridlake`)
    })
}
