import type { AnswerMeta, Coverage, CoveredSpan, Truth } from './question.ts'
import type { SchemaEpochs } from './schema-epochs.ts'

export const metaOf = (
  truth: Truth,
  versions: Readonly<Record<string, number>>,
  schemaEpochs: SchemaEpochs,
): AnswerMeta => ({
  versions,
  schemaEpochs,
  asOf: truth.asOf?.toString(),
  knownAt: truth.knownAt?.toString(),
  basis: truth.basis ?? 'any',
})

/** Meta as documents spell it. */
export const metaRecord = (meta: AnswerMeta): Record<string, unknown> => ({
  versions: meta.versions,
  as_of: meta.asOf ?? null,
  known_at: meta.knownAt ?? null,
  basis: meta.basis,
  schema_epochs: meta.schemaEpochs ?? {},
  ...(meta.coverage === undefined ? {} : { coverage: coverageRecord(meta.coverage) }),
  ...(meta.downsampledFrom === undefined ? {} : { downsampled_from: meta.downsampledFrom }),
  ...(meta.nextCursor === undefined ? {} : { next_cursor: meta.nextCursor }),
  ...(meta.rows === undefined ? {} : { rows: meta.rows, inferred_rows: meta.inferredRows }),
})

const coverageRecord = ({ beyond, datasets, ...span }: Coverage): Record<string, unknown> => ({
  ...spanRecord(span),
  beyond,
  datasets: Object.fromEntries(Object.entries(datasets).map(([id, of]) => [id, spanRecord(of)])),
})

const spanRecord = ({ firstInterval, lastInterval }: CoveredSpan) => ({
  first_interval: firstInterval ?? null,
  last_interval: lastInterval ?? null,
})
