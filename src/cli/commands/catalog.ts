import type { Command } from 'commander'
import { CATALOGUE } from '../../datasets/catalogue.ts'
import type { Dataset } from '../../datasets/dataset.ts'
import { findViewed, isMart } from '../../datasets/find-viewed.ts'
import type { Mart } from '../../datasets/mart.ts'
import { MARTS } from '../../datasets/marts.ts'
import { waysIn } from '../../datasets/ways-in.ts'
import { type Viewed, viewColumns } from '../../engine/view-sql.ts'
import { datasetsPage } from '../catalog/datasets-page.ts'
import { lagText } from '../catalog/lag-text.ts'
import { type CliContext, withData } from '../context.ts'
import { textTable } from '../text-table.ts'

interface CatalogOptions {
  json?: boolean
  markdown?: boolean
}

export function addCatalog(program: Command, context: CliContext): void {
  withData(program.command('catalog'))
    .argument('[dataset]', 'show one dataset or mart whole')
    .description('the datasets and marts gridlake knows, their columns, units, keys, schema epochs and ways in')
    .option('--json', 'as JSON')
    .option('--markdown', 'all of it as a page of Markdown')
    .addHelpText('after', '\nExamples:\n  $ gridlake catalog\n  $ gridlake catalog ercot.wind --json')
    .action((id: string | undefined, options: CatalogOptions) => {
      if (options.markdown) return context.out(datasetsPage().trimEnd())
      const viewed = id === undefined ? undefined : findViewed(id)
      if (options.json) context.out(JSON.stringify(viewed ? describe(viewed) : ALL.map(describe), null, 2))
      else context.out(viewed ? show(viewed) : list())
    })
}

const ALL: readonly (Dataset | Mart)[] = [...CATALOGUE, ...MARTS]

const zoneText = ({ zone }: Viewed): string => (typeof zone === 'string' ? zone : `by ${zone.column}`)

const describe = (viewed: Dataset | Mart) => ({
  id: viewed.id,
  title: viewed.title,
  description: viewed.description,
  kind: isMart(viewed) ? 'mart' : viewed.kind,
  key: viewed.key,
  ...(isMart(viewed) ? { reads: viewed.reads } : { cadence: viewed.cadence, lag: viewed.lag }),
  zone: zoneText(viewed),
  columns: viewColumns(viewed).map(({ name, type, unit, meaning }) => ({ name, type, unit, meaning })),
  ...(isMart(viewed)
    ? {}
    : {
        epochs: viewed.wire.map(({ epoch, format, header, seen }) => ({ epoch, format, header, seen })),
        products: waysIn(viewed).map(({ via, product, retention, state }) => ({ via, product, retention, state })),
      }),
})

const list = (): string =>
  textTable(
    ['dataset', 'kind', 'every', 'units', 'epochs', 'title'],
    ALL.map((viewed) => [
      viewed.id,
      isMart(viewed) ? 'mart' : viewed.kind,
      isMart(viewed) ? '' : viewed.cadence,
      [...new Set(viewed.columns.flatMap(({ unit }) => unit ?? []))].join(' '),
      isMart(viewed) ? '' : String(viewed.wire.length),
      viewed.title,
    ]),
  )

function show(viewed: Dataset | Mart): string {
  const columns = viewColumns(viewed).map(({ name, type, unit, nullable, meaning }) => [
    name,
    type,
    unit ?? '',
    viewed.key.includes(name) ? 'key' : nullable ? 'may be missing' : '',
    meaning,
  ])
  return [
    `${viewed.id}: ${viewed.title}`,
    viewed.description,
    ...(isMart(viewed) ? [`made of ${viewed.reads.join(' and ')}`] : sourceLines(viewed)),
    '',
    textTable(['column', 'type', 'unit', '', 'meaning'], columns),
  ].join('\n')
}

function sourceLines(dataset: Dataset): string[] {
  const ways = waysIn(dataset).map(({ via, product, retention, state }) => [via, product, retention ?? '', state])
  const epochs = dataset.wire.map(({ epoch, format, seen }) => [epoch, format, seen ?? '(only declared)'])
  return [
    `kind ${dataset.kind}; zone ${zoneText(dataset)}; a new document every ${dataset.cadence}; an interval is published at the latest ${lagText(dataset.lag)}`,
    '',
    textTable(['way in', 'product', 'kept', 'state'], ways),
    '',
    textTable(['schema epoch', 'format', 'verified by'], epochs),
  ]
}
