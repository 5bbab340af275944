import { GridlakeError } from '../core/errors.ts'
import { findDataset } from '../datasets/catalogue.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { ROLLUP_DATASETS, type RollupMarket } from '../datasets/ercot/rollup-files.ts'
import { snapshotStatus } from '../engine/dataset-status.ts'
import type { Range } from '../engine/plan-relation.ts'
import type { Truth } from '../engine/question.ts'
import { relationSql } from '../engine/relation-sql.ts'
import type { Snapshot } from '../lake/delta/snapshot.ts'
import type { Lake } from '../lake/lake.ts'
import type { DaySpan } from './export-rollup-plan.ts'

const ZONE = 'America/Chicago'

const MARKETS: readonly RollupMarket[] = ['da', 'rt', 'as']

/** A market and the table it is read from, as it stood when the export began. */
export interface HeldMarket {
  market: RollupMarket
  dataset: Dataset
  /** The column that becomes the names of columns, and the one with their values. */
  label: string
  price: string
  snapshot: Snapshot | undefined
}

/** Errors: `data.not_ingested` where the lake has none of the markets. */
export async function readHeldMarkets(lake: Lake): Promise<HeldMarket[]> {
  const held: HeldMarket[] = []
  for (const market of MARKETS) {
    const { id, label, price } = ROLLUP_DATASETS[market]
    const dataset = findDataset(id, lake.catalogue)
    held.push({ market, dataset, label, price, snapshot: await lake.table(dataset).snapshot() })
  }
  if (heldDays(held) !== undefined) return held
  const ids = held.map(({ dataset }) => dataset.id)
  throw new GridlakeError('data.not_ingested', `this lake has no prices yet: none of ${ids.join(', ')}`, {
    hint: `run: gridlake ingest ${ids[0]} --from 2026-11-01 (and the others), or gridlake ingest files PATH; gridlake status shows what is here`,
    context: { datasets: ids },
  })
}

/** The market's rows under a truth, in files that may hold some of `range`. */
export const marketRelation = (
  lake: Lake,
  { dataset, snapshot }: HeldMarket,
  truth: Truth,
  range: Range = {},
): string => relationSql(dataset, lake.table(dataset), snapshot, lake.store, truth, range).sql

/** The market days that the asked ones and the lake's have in common. Errors: `data.not_ingested`, naming what there is. */
export function daysToExport(held: readonly HeldMarket[], asked: Partial<DaySpan>): DaySpan {
  const has = heldDays(held) as DaySpan
  const from = later(asked.from ?? has.from, has.from)
  const to = later(has.from, earlier(asked.to ?? has.to, has.to))
  if (Temporal.PlainDate.compare(from, to) < 0) return { from, to }
  throw new GridlakeError(
    'data.not_ingested',
    `the lake has prices of ${has.from} to ${has.to.subtract({ days: 1 })}, none of the days asked for`,
    {
      hint: 'ask for some of these days, or ingest the others: gridlake ingest ercot.dam_spp --from …',
      context: { first: String(has.from), last: String(has.to.subtract({ days: 1 })) },
    },
  )
}

export const tableVersions = (held: readonly HeldMarket[]): Readonly<Record<string, number>> =>
  Object.fromEntries(held.flatMap(({ dataset, snapshot }) => (snapshot ? [[dataset.id, snapshot.version]] : [])))

export const startOfDay = (day: Temporal.PlainDate): Temporal.Instant => day.toZonedDateTime(ZONE).toInstant()

/** From the first market day of any table to the day after the last. */
function heldDays(held: readonly HeldMarket[]): DaySpan | undefined {
  const days = held
    .map(({ dataset, snapshot }) => snapshotStatus(dataset.id, snapshot))
    .flatMap(({ firstInterval, lastInterval }) => [firstInterval, lastInterval])
    .flatMap((text) => (text === undefined ? [] : [Temporal.Instant.from(text).toZonedDateTimeISO(ZONE).toPlainDate()]))
    .sort(Temporal.PlainDate.compare)
  const [from, to] = [days.at(0), days.at(-1)]
  return from && to && { from, to: to.add({ days: 1 }) }
}

const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) > 0 ? a : b)
const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) < 0 ? a : b)
