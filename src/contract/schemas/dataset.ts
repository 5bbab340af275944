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
  })
  .describe('A dataset of the catalogue and what the lake holds of it.')

export const DatasetDetail = DatasetSummary.extend({ columns: z.array(DatasetColumn) }).describe(
  'A dataset with its columns.',
)

export const DatasetList = z.object({ datasets: z.array(DatasetSummary) }).describe('The catalogue.')

export type DatasetColumn = z.infer<typeof DatasetColumn>
export type DatasetSummary = z.infer<typeof DatasetSummary>
export type DatasetDetail = z.infer<typeof DatasetDetail>
export type DatasetList = z.infer<typeof DatasetList>
