import { join } from 'node:path'
import { GridlakeError } from '../core/errors.ts'
import { ROLLUP_METADATA, ROLLUP_POINTS, ROLLUP_SERVICES, type RollupMarket } from '../datasets/ercot/rollup-files.ts'
import type { Session } from '../duckdb/database.ts'
import type { Truth } from '../engine/question.ts'
import type { Lake } from '../lake/lake.ts'
import {
  daysToExport,
  type HeldMarket,
  marketRelation,
  readHeldMarkets,
  startOfDay,
  tableVersions,
} from './export-rollup-ground.ts'
import { checkLocations, readNames } from './export-rollup-names.ts'
import { type DaySpan, type PlannedFile, planRollup } from './export-rollup-plan.ts'
import { fileSql, type InstantSpan, wideSql } from './export-rollup-sql.ts'
import { writeRollupFile } from './export-rollup-write.ts'

export interface RollupQuestion extends Truth {
  /** The folder that gets `flattened/` and `combined/`. */
  to: string
  /** The market days whose files are written, each whole. Default: all that the lake has. */
  days?: Partial<DaySpan>
  /** Settlement points that get a column. Default: the hubs, load zones and DC ties of `ROLLUP_POINTS`. */
  locations?: readonly string[]
}

/** One file of an export; `empty`: the lake has none of its prices, and nothing was written. */
export interface RollupFileReport {
  path: string
  status: 'written' | 'empty'
  rows: number
  bytes: number
  filesLeft: number
}

export interface RollupReport {
  files: number
  empty: number
  rows: number
  bytes: number
  /** Dataset → table version. */
  versions: Readonly<Record<string, number>>
}

type Names = ReadonlyMap<RollupMarket, readonly string[]>

/**
 * Writes the wide price files (decision 11): a column for each settlement point and ancillary service, years and months by
 * market days, each file whole or not at all. Yields after each file. Errors: `data.not_ingested`, `location.unknown`,
 * `usage.invalid_argument`, `lake.full`, `cancelled`.
 */
export async function* exportRollup(
  lake: Lake,
  question: RollupQuestion,
  signal?: AbortSignal,
): AsyncGenerator<RollupFileReport, RollupReport> {
  const held = await readHeldMarkets(lake)
  const years = planRollup(daysToExport(held, question.days ?? {}))
  const report: RollupReport = { files: 0, empty: 0, rows: 0, bytes: 0, versions: tableVersions(held) }
  const metadata = describeExport(question, report.versions, lake.clock.now())
  let filesLeft = years.reduce((sum, { files }) => sum + files.length, 0)
  using session = await lake.database.connect()
  if (question.locations) await checkLocations(session, question.locations, pointRelations(lake, held, question))
  for (const year of years) {
    const names = await widen(session, lake, held, question, instants(year))
    for (const file of year.files) {
      if (signal?.aborted) throw new GridlakeError('cancelled', 'the export was stopped; files that were written stay')
      const { rows, bytes } = await writeRollupFile(
        session,
        fileSql(file.family, names, instants(file)),
        join(question.to, file.path),
        {
          ...metadata,
          [ROLLUP_METADATA.family]: file.family.name,
          [ROLLUP_METADATA.services]: names.get('as')?.join(',') ?? '',
        },
      )
      report[rows > 0 ? 'files' : 'empty']++
      report.rows += rows
      report.bytes += bytes
      yield { path: file.path, status: rows > 0 ? 'written' : 'empty', rows, bytes, filesLeft: --filesLeft }
    }
  }
  return report
}

const instants = ({ from, to }: DaySpan | PlannedFile): InstantSpan => ({ from: startOfDay(from), to: startOfDay(to) })

const pointRelations = (lake: Lake, held: readonly HeldMarket[], truth: Truth) =>
  held
    .filter(({ market }) => market !== 'as')
    .map((each) => ({ relation: marketRelation(lake, each, truth), label: each.label }))

/** Makes the wide tables of a year; resolves to the names of their columns. */
async function widen(
  session: Session,
  lake: Lake,
  held: readonly HeldMarket[],
  question: RollupQuestion,
  span: InstantSpan,
): Promise<Names> {
  const names = new Map<RollupMarket, readonly string[]>()
  for (const each of held) {
    const { market, label, price } = each
    const relation = marketRelation(lake, each, question, span)
    const columns =
      market === 'as'
        ? [...new Set([...ROLLUP_SERVICES, ...(await readNames(session, { relation, label }))])].sort()
        : [...new Set(question.locations ?? ROLLUP_POINTS)]
    names.set(market, columns)
    await session.run(wideSql({ market, label, price, relation, names: columns }, span))
  }
  return names
}

/** The key-value metadata of every file of an export. */
function describeExport(
  { asOf, knownAt, basis }: Truth,
  versions: RollupReport['versions'],
  now: Temporal.Instant,
): Record<string, string> {
  return {
    [ROLLUP_METADATA.toldAt]: String(asOf ?? knownAt ?? now),
    ...(asOf ? { 'gridlake.as_of': String(asOf) } : {}),
    ...(knownAt ? { 'gridlake.known_at': String(knownAt) } : {}),
    'gridlake.basis': basis ?? 'any',
    'gridlake.versions': JSON.stringify(versions),
    'gridlake.exported_at': String(now),
  }
}
