import type { Command } from 'commander'
import { findDataset } from '../../datasets/catalogue.ts'
import { reprocessDataset } from '../../ingest/reprocess.ts'
import { type CliContext, dataFlags, withData } from '../context.ts'
import { mustHoldLake } from '../must-hold-lake.ts'
import { counted } from '../text-table.ts'

export function addReprocess(program: Command, context: CliContext): void {
  withData(program.command('reprocess'))
    .argument('<dataset>')
    .description("parse every kept original again and commit what today's parser reads otherwise; publish times stay")
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  $ gridlake reprocess ercot.wind')
    .action(async (id: string, options: { data?: string; json?: boolean }) => {
      const config = context.config(dataFlags(options))
      const dataset = findDataset(id)
      await using place = await context.open(config)
      await mustHoldLake(place.lake)
      const report = await reprocessDataset(place.lake, dataset, (_level, message) => context.note(message))
      if (options.json) return context.out(JSON.stringify(report))
      context.out(
        `${report.dataset}: ${counted(report.documents, 'document')} parsed again, ${counted(report.rowsChanged, 'row')} changed, ${counted(report.recovered, 'document')} recovered from quarantine`,
      )
      for (const path of report.missingOriginals) context.note(`missing original: ${path}`)
    })
}
