import type { Command } from 'commander'
import { type CliContext, dataFlags, withData } from '../context.ts'
import { counted, grouped, textTable } from '../text-table.ts'

export function addStatus(program: Command, context: CliContext): void {
  withData(program.command('status'))
    .description('what the lake holds, how fresh it is, what was set aside')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExamples:\n  $ gridlake status\n  $ gridlake status --json --data /srv/lake')
    .action(async (options: { data?: string; json?: boolean }) => {
      await using place = await context.open(context.config(dataFlags(options)))
      const statuses = await place.engine.status()
      if (options.json) return context.out(JSON.stringify(statuses, null, 2))
      const header = [
        'dataset',
        'row versions',
        'files',
        'MB',
        'first interval',
        'last interval',
        'last published',
        'quarantined',
      ]
      const rows = statuses.map((status) => [
        status.id,
        status.version === undefined ? 'never ingested' : grouped(status.rows),
        ...(status.version === undefined ? ['', ''] : [grouped(status.files), (status.bytes / 1e6).toFixed(1)]),
        minute(status.firstInterval),
        minute(status.lastInterval),
        minute(status.lastPublishedAt),
        status.quarantinedDocuments + status.quarantinedRows === 0
          ? ''
          : `${counted(status.quarantinedDocuments, 'document')}, ${counted(status.quarantinedRows, 'row')}`,
      ])
      context.out(textTable(header, rows))
    })
}

const minute = (text: string | undefined): string => (text ? `${text.slice(0, 16).replace('T', ' ')}Z` : '')
