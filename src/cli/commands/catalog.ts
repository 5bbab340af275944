import type { Command } from 'commander'
import { CATALOGUE, findDataset } from '../../datasets/catalogue.ts'
import type { Dataset } from '../../datasets/dataset.ts'
import { viewColumns } from '../../engine/view-sql.ts'
import { type CliContext, withData } from '../context.ts'
import { textTable } from '../text-table.ts'

export function addCatalog(program: Command, context: CliContext): void {
  withData(program.command('catalog'))
    .argument('[dataset]', 'show one dataset whole')
    .description('the datasets gridlake knows, their columns, units and keys')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExamples:\n  $ gridlake catalog\n  $ gridlake catalog ercot.wind --json')
    .action((id: string | undefined, options: { json?: boolean }) => {
      const dataset = id === undefined ? undefined : findDataset(id)
      if (options.json) context.out(JSON.stringify(dataset ? describe(dataset) : CATALOGUE.map(describe), null, 2))
      else context.out(dataset ? show(dataset) : list())
    })
}

const describe = (dataset: Dataset) => ({
  id: dataset.id,
  title: dataset.title,
  description: dataset.description,
  kind: dataset.kind,
  key: dataset.key,
  cadence: dataset.cadence,
  lag: dataset.lag,
  zone: typeof dataset.zone === 'string' ? dataset.zone : `by ${dataset.zone.column}`,
  columns: viewColumns(dataset).map(({ name, type, unit, meaning }) => ({ name, type, unit, meaning })),
  epochs: dataset.wire.map(({ epoch, format, header }) => ({ epoch, format, header })),
  products: dataset.bindings.map(({ via, product }) => ({ via, product })),
})

const list = (): string =>
  textTable(
    ['dataset', 'kind', 'every', 'title'],
    CATALOGUE.map(({ id, kind, cadence, title }) => [id, kind, cadence, title]),
  )

function show(dataset: Dataset): string {
  const columns = viewColumns(dataset).map(({ name, type, unit, meaning }) => [
    name,
    type,
    unit ?? '',
    dataset.key.includes(name) ? 'key' : '',
    meaning,
  ])
  return [
    `${dataset.id}: ${dataset.title}`,
    dataset.description,
    `kind ${dataset.kind}; a new interval every ${dataset.cadence}, published ${dataset.lag} after its end`,
    `documents: ${dataset.bindings.map(({ via, product }) => `${product} (${via})`).join(', ')}; epochs: ${dataset.wire.map(({ epoch }) => epoch).join(', ')}`,
    '',
    textTable(['column', 'type', 'unit', '', 'meaning'], columns),
  ].join('\n')
}
