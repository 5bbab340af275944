import { GridlakeError } from '../core/errors.ts'
import { CALENDAR } from '../core/time/calendar.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { sqlInstant, sqlName } from '../duckdb/sql-text.ts'
import type { LakeFile, Snapshot } from '../lake/delta/snapshot.ts'
import { filesSql } from '../lake/files-sql.ts'
import type { LakeTable } from '../lake/lake-table.ts'
import type { ObjectStore } from '../lake/stores/object-store.ts'
import { RANK_SQL } from '../lake/version-rank.ts'
import { marketHours } from './market-hours.ts'
import { intervalSpan, type Range, visibleFiles } from './plan-relation.ts'
import type { LeadHours, Postings, Truth } from './question.ts'
import { type Relation, spanOf } from './relation-sql.ts'

/** Which versions of a dataset's keys a question is about. */
export interface AskedVersions {
  postings?: Postings
  leadHours?: LeadHours
}

/** Whether a key's versions must be told apart, rather than the one that stands be taken. */
export const asksVersions = ({ postings = 'latest', leadHours }: AskedVersions): boolean =>
  postings !== 'latest' || leadHours !== undefined

/**
 * The relation of the versions asked for, withdrawals included: a row for each key and publication (`all`), each key (`latest`), or
 * each key and moment (`atHour`, with `stood_at`). Rows may lie outside `range`. Errors: `usage.invalid_argument` where the dataset has
 * no such versions.
 */
export function postingsSql(
  dataset: Dataset,
  table: LakeTable,
  snapshot: Snapshot | undefined,
  store: ObjectStore,
  truth: Truth,
  range: Range,
  asked: AskedVersions,
): Relation {
  const { postings = 'latest', leadHours } = asked
  requireForecast(dataset, asked)
  const files = snapshot ? visibleFiles(snapshot, truth, range) : []
  const addresses = files.map((file) => store.address(`${table.folder}/${file.path}`))
  const columns = table.schema.columns
    .flatMap(({ name }) => (name === 'superseded_at' ? [] : [sqlName(name)]))
    .join(', ')
  const source = filesSql(table.schema, snapshot, addresses)
  const key = dataset.key.map(sqlName).join(', ')
  const lead = leadHours === undefined ? 'true' : leadSql(leadHours)
  const known = knownSql(truth)
  const span = spanOf(files)
  const best = (partition: string) =>
    `SELECT ${columns} FROM ${source} WHERE ${known} AND ${lead} QUALIFY row_number() OVER (PARTITION BY ${partition} ORDER BY ${RANK_SQL}) = 1`
  const sql =
    typeof postings === 'object'
      ? `SELECT ${columns}, stood_at FROM (SELECT ${columns}, least(interval_start, ${endSql(key)}) AS stands_until FROM ${source} WHERE ${known})
         JOIN (${momentsSql(dataset, postings.atHour, files, truth, range)}) ON stood_at >= published_at AND stood_at < stands_until WHERE ${lead}`
      : best(postings === 'all' ? `${key}, published_at` : key)
  return { sql, files: addresses, lakeFiles: files, ...(span ? { span } : {}) }
}

function requireForecast({ id, kind, zone }: Dataset, { postings, leadHours }: AskedVersions): void {
  const isAtHour = typeof postings === 'object'
  if (kind !== 'forecast' && (isAtHour || leadHours !== undefined))
    throw new GridlakeError('usage.invalid_argument', `${id} is no forecast: nothing of it is published ahead`, {
      hint: 'lead hours and postings at an hour are for forecasts; the corrections of other data come with postings=all',
      context: { dataset: id },
    })
  if (isAtHour && typeof zone !== 'string')
    throw new GridlakeError(
      'usage.invalid_argument',
      `${id} is of several time zones: an hour of the day is not one moment`,
      {
        hint: 'ask with as_of for a moment',
        context: { dataset: id },
      },
    )
}

const knownSql = ({ asOf, knownAt, basis }: Truth): string =>
  [
    'true',
    ...(asOf ? [`published_at <= ${sqlInstant(asOf)}`] : []),
    ...(knownAt ? [`ingested_at <= ${sqlInstant(knownAt)}`] : []),
    ...(basis === 'recorded' ? [`published_at_basis <> 'inferred'`] : []),
  ].join(' AND ')

/** When the first better version of a key was published: until then this one stood. NULL: it still stands. */
const endSql = (key: string): string =>
  `min(published_at) OVER (PARTITION BY ${key} ORDER BY ${RANK_SQL} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`

/** Whole microseconds, so that both ends are met exactly. */
function leadSql({ min, max }: LeadHours): string {
  const leadUs = '(epoch_us(interval_start) - epoch_us(published_at))'
  return [
    'true',
    ...(min === undefined ? [] : [`${leadUs} >= ${Math.ceil(min * HOUR_US)}`]),
    ...(max === undefined ? [] : [`${leadUs} <= ${Math.floor(max * HOUR_US)}`]),
  ].join(' AND ')
}

const HOUR_US = 3_600_000_000

/** A row for each HH:00 at which a version in `files` can have stood. */
function momentsSql(
  { zone }: Dataset,
  hour: number,
  files: readonly LakeFile[],
  { asOf }: Truth,
  { to }: Range,
): string {
  const published = files.map((file) => file.bounds['published_at']?.min ?? Number.NEGATIVE_INFINITY)
  const first = instantOf(Math.min(...published)) ?? Temporal.Instant.from(`${CALENDAR.first}T00:00Z`)
  const last = instantOf(intervalSpan(files).max) ?? Temporal.Instant.from(`${CALENDAR.last}T00:00Z`)
  const end = [last, ...(asOf ? [asOf] : []), ...(to ? [to] : [])].sort(Temporal.Instant.compare)[0] as Temporal.Instant
  const moments = files.length === 0 ? [] : marketHours(zone as string, hour, first, end)
  const list = moments.map((moment) => `${moment.epochMilliseconds}000`).join(', ')
  return `SELECT make_timestamptz(us) AS stood_at FROM (SELECT unnest([${list}]::BIGINT[]) AS us)`
}

const instantOf = (us: number): Temporal.Instant | undefined =>
  Number.isFinite(us) ? Temporal.Instant.fromEpochMilliseconds(Math.floor(us / 1000)) : undefined
