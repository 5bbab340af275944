import { CATALOGUE } from '../../datasets/catalogue.ts'
import type { Dataset, Wire } from '../../datasets/dataset.ts'
import type { Mart } from '../../datasets/mart.ts'
import { MARTS } from '../../datasets/marts.ts'
import { waysIn } from '../../datasets/ways-in.ts'
import { SQL_MACROS } from '../../engine/sql-macros.ts'
import { ownColumns, type ViewColumn, type Viewed, viewColumns } from '../../engine/view-sql.ts'
import { lagText } from './lag-text.ts'

/** The catalogue as a Markdown page: what is kept in docs/datasets.md. Pure. */
export function datasetsPage(catalogue: readonly Dataset[] = CATALOGUE, marts: readonly Mart[] = MARTS): string {
  const sections = [
    INTRODUCTION,
    table(
      ['dataset', 'kind', 'every', 'what'],
      [
        ...catalogue.map(({ id, kind, cadence, title }) => [link(id), kind, cadence, title]),
        ...marts.map(({ id, title }) => [link(id), 'mart', '', title]),
      ],
    ),
    `## Columns of every view\n\nBeside these a view has columns of its own, listed with it.`,
    columnTable(
      viewColumns(PLAIN).map((column) =>
        column.name === 'lead_hours' ? { ...column, meaning: `${column.meaning} Of forecasts only.` } : column,
      ),
    ),
    BLOCKS,
    table(
      ['function of SQL', 'what it gives'],
      SQL_MACROS.map(({ usage, meaning }) => [code(usage), meaning]),
    ),
    '## Datasets',
    WAYS,
    ...catalogue.map(datasetSection),
    '## Marts',
    'Views made of datasets, under the truth in which they are asked: at every door they are asked as datasets are.',
    ...marts.map(martSection),
  ]
  return `${sections.join('\n\n')}\n`
}

const INTRODUCTION = `# Datasets

This page is made from \`src/datasets/\` by \`npm run docs\`; \`npm run check\` fails where it is stale. \`gridlake catalog\` says the same.`

const BLOCKS = `## Blocks of power

\`5x16\`, on-peak, are the hours ending 07 to 22 of Monday to Friday, NERC holidays aside; \`2x16\` the same hours of Saturdays, Sundays and
NERC holidays; \`7x8\` the hours ending 01 to 06, 23 and 24 of every day: seven on the day spring skips an hour, nine on the day autumn repeats
one. NERC holidays are New Year's Day, Memorial Day, Independence Day, Labor Day, Thanksgiving and Christmas; one that falls on a Sunday is
observed on the Monday after it, one on a Saturday is not moved. Hours are those of the market's wall clock. This is ERCOT's convention; the
eastern markets' (hours ending 08 to 23) is not offered.

\`/api/v1/datasets/{id}/rows?block=5x16,2x16\`, the client and the library filter rows by block (\`blocks\`), by the zone of the dataset, or of
the row where its column decides. In SQL there are functions; where no zone is given it is America/Chicago.`

const WAYS = `Ways in and schema epochs are **verified** where they were read off a real document, which is named, and **declared** where only
a description of the product says so. \`mis\`: ERCOT's market information lists; \`yearly\`: MIS documents of a year, rewritten while it lasts;
\`dashboard\`: captured, since upstream overwrites it; \`api\`: pages of ERCOT's public API, read as files; \`eia\`: the EIA v2 API;
\`files\`: documents that people have.`

/** Stands for any dataset: what its view has are the columns of every view. */
const PLAIN: Viewed = { id: 'any', kind: 'forecast', zone: 'UTC', columns: [], key: [] }

function datasetSection(dataset: Dataset): string {
  return [
    `### ${dataset.id}`,
    `${dataset.title}. ${dataset.description}`,
    facts(dataset, [
      ['Documents', `every ${dataset.cadence}; an interval is published at the latest ${lagText(dataset.lag)}`],
      ['A document', dataset.scope === 'interval' ? 'is complete for the intervals it speaks of' : 'claims nothing'],
      ['Parser', `version ${dataset.parserVersion}`],
    ]),
    columnTable(ownColumns(dataset), dataset.key),
    table(
      ['way in', 'product', 'kept upstream', 'state'],
      waysIn(dataset).map(({ via, product, retention, state }) => [via, product, retention ?? '', state]),
    ),
    ...dataset.wire.map(wireSection),
  ].join('\n\n')
}

function martSection(mart: Mart): string {
  return [
    `### ${mart.id}`,
    `${mart.title}. ${mart.description}`,
    facts(mart, [['Made of', mart.reads.map(link).join(', ')]]),
    columnTable(ownColumns(mart), mart.key),
    fence(
      mart.sql((id) => id),
      'sql',
    ),
  ].join('\n\n')
}

function facts(viewed: Viewed, more: readonly (readonly [string, string])[]): string {
  const zone = typeof viewed.zone === 'string' ? viewed.zone : `that of the row's \`${viewed.zone.column}\``
  const lines = [['Kind', viewed.kind], ['Zone', zone], ['Key', viewed.key.map(code).join(', ')], ...more]
  return lines.map(([name, value]) => `* ${name}: ${value}`).join('\n')
}

function columnTable(columns: readonly ViewColumn[], key: readonly string[] = []): string {
  const rows = columns.map(({ name, type, unit, meaning, nullable }) => [
    code(name),
    type,
    unit ?? '',
    `${meaning}${key.includes(name) ? ' Part of the key.' : ''}${nullable ? ' May be missing.' : ''}`,
  ])
  return table(['column', 'type', 'unit', 'meaning'], rows)
}

function wireSection({ epoch, format, seen, header, optional, unpivot, rows }: Wire): string {
  const remarks = [
    ...(rows === 'inferred' ? ['publish times are inferred'] : []),
    ...(unpivot
      ? [`each of ${unpivot.fields.length} columns that is filled makes a row (${unpivot.fields[0]?.trim()}, …)`]
      : []),
    ...(optional ? [`${optional.length} columns may be missing: ${shorten(optional)}`] : []),
  ]
  const state = seen === undefined ? 'declared' : `verified by ${seen}`
  return `Epoch ${code(epoch)}, ${format}, ${state}${remarks.map((remark) => `; ${remark}`).join('')}:\n\n${fence(shorten(header))}`
}

const LONGEST_LIST = 60

/** Names of columns; of very many (a column for each quarter hour) the first and the last. */
const shorten = (names: readonly string[]): string =>
  names.length <= LONGEST_LIST
    ? names.join(',')
    : `${names.slice(0, 8).join(',')},… ${names.length - 10} more …,${names.slice(-2).join(',')}`

const link = (id: string): string => `[${id}](#${id.replaceAll('.', '')})`

const code = (text: string): string => `\`${text}\``

const fence = (text: string, language = ''): string => `\`\`\`${language}\n${text}\n\`\`\``

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}
