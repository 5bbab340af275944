import { RowsQuery } from '../../contract/schemas/rows.ts'
import { GridlakeError } from '../../core/errors.ts'
import type { Dataset } from '../../datasets/dataset.ts'
import type { RowsQuestion } from '../../engine/question.ts'
import { viewColumns } from '../../engine/view-sql.ts'
import { marketZone } from './market-zone.ts'
import { findNearestName } from './nearest-name.ts'
import { parseInput } from './parse-input.ts'
import { parseMomentParameter, parseTruth } from './parse-truth.ts'

export interface RowsRequest {
  question: RowsQuestion
  /** The format asked for by name, if any. */
  format: RowsQuery['format']
}

/**
 * Reads the parameters of a rows request; what is not a control is a filter on a column. Pure.
 * Errors: `usage.unknown_option` (no such parameter or column, naming the nearest), `usage.invalid_argument`.
 */
export function parseRowsQuery(params: URLSearchParams, dataset: Dataset, now: Temporal.Instant): RowsRequest {
  const columns = viewColumns(dataset).map((column) => column.name)
  const controls: Record<string, string> = {}
  const filter: Record<string, string[]> = {}
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name)
    if (name in RowsQuery.shape) controls[name] = name === 'columns' ? values.join(',') : single(name, values)
    else if (columns.includes(name)) filter[name] = splitList(values)
    else throw unknownParameter(name, dataset, columns)
  }
  const query = parseInput(RowsQuery, controls, 'query')
  const wanted = query.columns === undefined ? undefined : splitList([query.columns])
  for (const name of wanted ?? []) if (!columns.includes(name)) throw unknownColumn(name, dataset, columns)
  const zone = marketZone(dataset)
  const moment = (name: 'from' | 'to') => {
    const text = query[name]
    return text === undefined ? {} : { [name]: parseMomentParameter(name, text, zone, now) }
  }
  const question: RowsQuestion = {
    dataset: dataset.id,
    ...moment('from'),
    ...moment('to'),
    ...parseTruth(query, zone, now),
    ...(wanted === undefined ? {} : { columns: wanted }),
    ...(Object.keys(filter).length === 0 ? {} : { filter }),
    ...(query.limit === undefined ? {} : { limit: query.limit }),
  }
  if (question.from && question.to && Temporal.Instant.compare(question.from, question.to) > 0) {
    throw new GridlakeError('usage.invalid_argument', `from (${question.from}) lies after to (${question.to})`, {
      hint: 'the range is half-open: from is included, to is not',
    })
  }
  return { question, format: query.format }
}

function single(name: string, values: readonly string[]): string {
  if (values.length === 1) return values[0] ?? ''
  throw new GridlakeError('usage.invalid_argument', `the parameter ${name} is given ${values.length} times`, {
    hint: 'give it once',
  })
}

const splitList = (values: readonly string[]): string[] => [
  ...new Set(
    values
      .flatMap((value) => value.split(','))
      .map((value) => value.trim())
      .filter((value) => value !== ''),
  ),
]

function unknownParameter(name: string, dataset: Dataset, columns: readonly string[]): GridlakeError {
  const near = findNearestName(name, [...Object.keys(RowsQuery.shape), ...columns])
  return new GridlakeError('usage.unknown_option', `${dataset.id} has neither a parameter nor a column ${name}`, {
    hint: near ? `did you mean ${near}?` : `columns: ${columns.join(', ')}`,
    context: { dataset: dataset.id, parameter: name },
  })
}

function unknownColumn(name: string, dataset: Dataset, columns: readonly string[]): GridlakeError {
  const near = findNearestName(name, columns)
  return new GridlakeError('usage.invalid_argument', `${dataset.id} has no column ${name}`, {
    hint: near ? `did you mean ${near}?` : `columns: ${columns.join(', ')}`,
    context: { dataset: dataset.id, column: name },
  })
}
