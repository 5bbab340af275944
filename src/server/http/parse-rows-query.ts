import { readFilterValues } from '../../contract/filter-values.ts'
import { RowsQuery } from '../../contract/schemas/rows.ts'
import { GridlakeError } from '../../core/errors.ts'
import { findNearestName } from '../../core/nearest-name.ts'
import type { RowsQuestion } from '../../engine/question.ts'
import { settleQuestion } from '../../engine/settle-question.ts'
import { type Viewed, viewColumns } from '../../engine/view-sql.ts'
import { marketZone } from './market-zone.ts'
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
export function parseRowsQuery(params: URLSearchParams, viewed: Viewed, now: Temporal.Instant): RowsRequest {
  const postings = POSTING.safeParse(params.get('posting') ?? undefined).data
  const columns = viewColumns(viewed, postings).map((column) => column.name)
  const controls: Record<string, string> = {}
  const filter: Record<string, string[]> = {}
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name)
    if (name in RowsQuery.shape) controls[name] = LISTS.has(name) ? values.join(',') : single(name, values)
    else if (columns.includes(name)) filter[name] = readFilterValues(values)
    else throw unknownParameter(name, viewed, columns)
  }
  const query = parseInput(RowsQuery, controls, 'query')
  const wanted = query.columns === undefined ? undefined : splitList(query.columns)
  for (const name of wanted ?? []) if (!columns.includes(name)) throw unknownColumn(name, viewed, columns)
  const zone = marketZone(viewed)
  const moment = (name: 'from' | 'to') => {
    const text = query[name]
    return text === undefined ? {} : { [name]: parseMomentParameter(name, text, zone, now) }
  }
  const question: RowsQuestion = {
    dataset: viewed.id,
    ...moment('from'),
    ...moment('to'),
    ...parseTruth(query, zone, now),
    ...(wanted === undefined ? {} : { columns: wanted }),
    ...(Object.keys(filter).length === 0 ? {} : { filter }),
    ...(query.block === undefined ? {} : { blocks: query.block }),
    ...(query.posting === undefined ? {} : { postings: query.posting }),
    ...(query.lead_hours === undefined ? {} : { leadHours: query.lead_hours }),
    ...(query.limit === undefined ? {} : { limit: query.limit }),
    ...(query.cursor === undefined ? {} : { after: query.cursor }),
  }
  if (question.from && question.to && Temporal.Instant.compare(question.from, question.to) > 0) {
    throw new GridlakeError('usage.invalid_argument', `from (${question.from}) lies after to (${question.to})`, {
      hint: 'the range is half-open: from is included, to is not',
    })
  }
  return { question: settleQuestion(question, viewed, now), format: query.format }
}

const POSTING = RowsQuery.shape.posting

/** Controls that hold several names, separated by commas or given again. */
const LISTS: ReadonlySet<string> = new Set(['columns', 'block'])

function single(name: string, values: readonly string[]): string {
  if (values.length === 1) return values[0] ?? ''
  throw new GridlakeError('usage.invalid_argument', `the parameter ${name} is given ${values.length} times`, {
    hint: 'give it once',
  })
}

const splitList = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
]

function unknownParameter(name: string, viewed: Viewed, columns: readonly string[]): GridlakeError {
  const near = findNearestName(name, [...Object.keys(RowsQuery.shape), ...columns])
  return new GridlakeError('usage.unknown_option', `${viewed.id} has neither a parameter nor a column ${name}`, {
    hint: near ? `did you mean ${near}?` : `columns: ${columns.join(', ')}`,
    context: { dataset: viewed.id, parameter: name },
  })
}

function unknownColumn(name: string, viewed: Viewed, columns: readonly string[]): GridlakeError {
  const near = findNearestName(name, columns)
  return new GridlakeError('usage.invalid_argument', `${viewed.id} has no column ${name}`, {
    hint: near ? `did you mean ${near}?` : `columns: ${columns.join(', ')}`,
    context: { dataset: viewed.id, column: name },
  })
}
