import type { Command } from 'commander'
import { findDataset } from '../../datasets/catalogue.ts'
import { reprocessDataset } from '../../ingest/reprocess.ts'
import { type CliContext, dataFlags, withData } from '../context.ts'
import { grouped } from '../text-table.ts'

export function addReprocess(program: Command, context: CliContext): void {
  withData(program.command('reprocess'))
    .argument('<dataset>')
    .description("parse every kept original again and commit what today's parser reads otherwise; publish times stay")
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  $ gridlake reprocess ercot.wind')
    .action(async (id: string, options: { data?: string; json?: boolean }) => {
      const config = context.config(dataFlags(options))
      await using place = await context.open(config)
      const report = await reprocessDataset(place.lake, findDataset(id), (_level, message) => context.note(message))
      if (options.json) return context.out(JSON.stringify(report))
      context.out(
        `${report.dataset}: ${grouped(report.documents)} documents parsed again, ${grouped(report.rowsChanged)} rows changed, ${report.recovered} documents recovered from quarantine`,
      )
      for (const path of report.missingOriginals) context.note(`missing original: ${path}`)
    })
}
