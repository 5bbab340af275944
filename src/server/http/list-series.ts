import type { Series } from '../../contract/schemas/series.ts'
import type { Column, Dataset } from '../../datasets/dataset.ts'
import type { HeldKey } from '../../engine/question.ts'
import { seriesId } from './series-id.ts'

/** Columns that have numbers: each is a series of every key. */
export const seriesColumns = ({ columns }: Pick<Dataset, 'columns'>): readonly Column[] =>
  columns.filter(({ type }) => type === 'double' || type === 'integer')

/** The series of a dataset of which the lake has `keys`, by place, then by column. Pure. */
export const listSeries = (dataset: Dataset, keys: readonly HeldKey[]): Series[] =>
  keys.flatMap((key) => seriesColumns(dataset).map((column) => describeSeries(dataset, column, key)))

function describeSeries(dataset: Dataset, column: Column, { values, firstInterval, lastInterval }: HeldKey): Series {
  const location = dataset.location === undefined ? null : (values[dataset.location] ?? null)
  const place = Object.values(values).filter((value) => value !== '')
  return {
    id: seriesId(dataset, column.name, values),
    dataset: dataset.id,
    column: column.name,
    unit: column.unit ?? null,
    kind: dataset.kind,
    location,
    key: { ...values },
    label: [dataset.title, column.name, ...place].join(', '),
    zone: zoneOf(dataset, values),
    cadence: dataset.cadence,
    first_interval: firstInterval,
    last_interval: lastInterval,
  }
}

const zoneOf = ({ zone }: Pick<Dataset, 'zone'>, values: Readonly<Record<string, string>>): string =>
  typeof zone === 'string' ? zone : (zone.zones[values[zone.column] ?? ''] ?? 'UTC')
