import { z } from 'zod'
import { InstantText } from './instant.ts'

export const DatasetColumn = z
  .object({
    name: z.string(),
    type: z.string().describe('string, double, integer, boolean, timestamp or date.'),
    unit: z.string().optional(),
    meaning: z.string(),
    nullable: z.boolean(),
  })
  .describe('A column of the view.')

export const DatasetCoverage = z
  .object({
    version: z.int().nullable().describe('Table version; null where nothing was ingested yet.'),
    rows: z.int(),
    files: z.int(),
    bytes: z.int(),
    first_interval: InstantText.nullable(),
    last_interval: InstantText.nullable(),
    last_published_at: InstantText.nullable(),
    last_ingested_at: InstantText.nullable(),
    quarantined_documents: z.int(),
    quarantined_rows: z.int(),
  })
  .describe('What the lake holds of a dataset; of a mart, what it holds of all that it is made of.')

export const DatasetSummary = z
  .object({
    id: z.string().describe('Name of the SQL view.'),
    title: z.string(),
    description: z.string(),
    kind: z
      .enum(['fact', 'forecast', 'snapshot', 'reference', 'mart'])
      .describe('mart: a view made of other datasets.'),
    reads: z.array(z.string()).optional().describe('What a mart is made of.'),
    key: z.array(z.string()).describe('The columns that identify a row; its versions share them.'),
    cadence: z.string().describe('ISO 8601: how often new rows appear.'),
    lag: z
      .string()
      .describe(
        'ISO 8601: how long after its end an interval is published at the latest; negative for what is said ahead only.',
      ),
    zone: z.string().describe('The zone of local times in questions.'),
    products: z.array(z.string()).describe('The upstream products it is made of.'),
    status: DatasetCoverage,
    columns: z.array(DatasetColumn).optional().describe('Where they are asked for.'),
  })
  .describe('A dataset of the catalogue and what the lake holds of it.')

export const DatasetEpoch = z
  .object({
    epoch: z.string(),
    format: z.string(),
    verified_by: z.string().nullable().describe('The real document it was read off; null: only declared.'),
    columns: z.array(z.string()).describe('The columns of its documents, as they are spelled.'),
  })
  .describe('One spelling of the documents of a dataset.')

export const DatasetWay = z
  .object({
    via: z.string().describe('mis, yearly, dashboard, api, eia or files.'),
    product: z.string(),
    retention: z.string().nullable().describe('ISO 8601: how long upstream keeps a document.'),
    state: z.enum(['verified', 'declared']),
  })
  .describe('A way in for documents.')

export const DatasetLicence = z
  .object({ name: z.string(), url: z.string(), attribution: z.string() })
  .describe('Under what the data may be used.')

export const DatasetDetail = DatasetSummary.extend({
  columns: z.array(DatasetColumn),
  location: z.string().nullable().describe('The column of places, by which rows are sorted before time.'),
  epochs: z.array(DatasetEpoch),
  ways: z.array(DatasetWay),
  licences: z.array(DatasetLicence),
}).describe('A dataset with its columns, how its documents are spelled and where they come from.')

export const DatasetsQuery = z.object({
  q: z.string().optional().describe('Words that its id, title, description, products or columns have.'),
  columns: z.literal('true').optional().describe('Gives the columns of each too.'),
})

export const DatasetList = z.object({ datasets: z.array(DatasetSummary) }).describe('The catalogue.')

export type DatasetColumn = z.infer<typeof DatasetColumn>
export type DatasetSummary = z.infer<typeof DatasetSummary>
export type DatasetDetail = z.infer<typeof DatasetDetail>
export type DatasetList = z.infer<typeof DatasetList>
