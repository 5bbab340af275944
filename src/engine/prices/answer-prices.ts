import type { Span } from '../../core/time/utc-offset-sql.ts'
import { findDataset } from '../../datasets/catalogue.ts'
import type { Dataset } from '../../datasets/dataset.ts'
import type { Format } from '../../duckdb/encode/format.ts'
import { metaOf } from '../answer-meta.ts'
import { answerPlanned } from '../answer-planned.ts'
import type { RowsPlace } from '../answer-rows.ts'
import { digestQuestion, pinMoment, readCursor, writeCursor } from '../cursor.ts'
import { snapshotStatus } from '../dataset-status.ts'
import type { LocationIndex } from '../locations/location-index.ts'
import { notIngested } from '../not-ingested.ts'
import type { Answer, CoveredSpan, PricesQuestion } from '../question.ts'
import { joinSpans, readViewedRelation, type ViewedRelation } from '../viewed-relation.ts'
import { checkPricesQuestion } from './check-prices-question.ts'
import type { SourceRelations } from './market-sql.ts'
import { priceCoverage } from './price-coverage.ts'
import { rangeRead } from './price-interval.ts'
import { MARKET_SOURCES, PRICE_SOURCES, type PriceSourceName } from './price-source.ts'
import { pricesExtentSql, pricesSql } from './prices-sql.ts'
import { refuseUnknownLocations } from './refuse-unknown-locations.ts'

export interface PricesPlace extends RowsPlace {
  locations: LocationIndex
}

/** Errors: `location.unknown`, `data.not_ingested`, `usage.invalid_argument`, and the query's. */
export async function answerPrices(
  { lake, epochs, mayHoldInferred, locations }: PricesPlace,
  asked: PricesQuestion,
  format: Format,
  signal?: AbortSignal,
): Promise<Answer> {
  const question = checkPricesQuestion(asked)
  const digest = digestPrices(question)
  const mark = question.after === undefined ? undefined : readCursor(question.after, digest)
  const pinned = mark ? { ...question, knownAt: mark.knownAt } : question
  const sources = await Promise.all(
    MARKET_SOURCES[question.market].map(async (name) => {
      const dataset = findDataset(PRICE_SOURCES[name].dataset, lake.catalogue)
      return { name, dataset, relation: await readViewedRelation(lake, dataset, pinned, rangeRead(pinned)) }
    }),
  )
  const located = sources.filter(({ name }) => name !== 'as' || question.market === 'as')
  const [first] = located
  if (first && located.every(({ relation }) => relation === undefined)) throw notIngested(first.dataset)
  await refuseUnknownLocations(
    locations,
    located.map(({ dataset }) => dataset),
    question.locations,
  )
  const held = sources.flatMap(({ name, dataset, relation }) => (relation ? [{ name, dataset, relation }] : []))
  const read = held.filter(({ relation }) => relation.files.length > 0)
  const lakeFiles = held.flatMap(({ relation }) => relation.lakeFiles)
  const versions = Object.assign({}, ...held.map(({ relation }) => relation.versions)) as ViewedRelation['versions']
  const relations = sqlOf(held)
  const span = joinSpans(read.map(({ relation }) => relation.span))
  const downsampled = await readExtent(lake, pinned, relations, span)
  const { sql, countSql, pageEndSql } = pricesSql(pinned, relations, { mark: mark?.values, span, downsampled })
  const meta = {
    ...metaOf(pinned, versions, await epochs.within(Object.keys(versions), question)),
    coverage: priceCoverage(
      await readSpans(
        sources.map(({ dataset }) => dataset),
        lake,
      ),
      question,
    ),
    ...(downsampled ? { downsampledFrom: downsampled.rows } : {}),
  }
  const knownAt = pinned.knownAt ?? pinMoment(lakeFiles, lake.clock.now())
  const cursorOf = (values: readonly (string | null)[]) =>
    writeCursor({ question: digest, knownAt, asOf: pinned.asOf, values })
  const page = pageEndSql === undefined ? {} : { page: { limit: question.limit ?? 0, endSql: pageEndSql, cursorOf } }
  const isRecorded = question.basis === 'recorded' || !lakeFiles.some(mayHoldInferred)
  return answerPlanned(lake, { sql, countSql, isRecorded, meta, ...page }, format, signal)
}

/** Of everything that decides which rows there are and in which order. */
const digestPrices = ({ after: _, limit: __, columns: ___, ...rest }: PricesQuestion): string =>
  digestQuestion({ prices: true, ...rest })

const sqlOf = (held: readonly { name: PriceSourceName; relation: ViewedRelation }[]) =>
  Object.fromEntries(held.map(({ name, relation }) => [name, relation.sql]))

interface Extent {
  rows: number
  firstMs: number
  lastMs: number
}

/** Of an answer that has more rows of a location than are asked for; undefined: all of them are wanted. */
async function readExtent(
  lake: RowsPlace['lake'],
  question: PricesQuestion,
  relations: SourceRelations,
  span: Span | undefined,
): Promise<Extent | undefined> {
  const { points, summary } = question
  if (points === undefined || summary) return undefined
  using session = await lake.database.connect()
  const [extent] = await session.rows<{ rows: number; most: number; first: number | null; last: number | null }>(
    pricesExtentSql(question, relations, span),
  )
  if (!extent || extent.most <= points || extent.first === null || extent.last === null) return undefined
  return { rows: extent.rows, firstMs: extent.first, lastMs: extent.last }
}

async function readSpans(datasets: readonly Dataset[], lake: RowsPlace['lake']): Promise<Record<string, CoveredSpan>> {
  const spans = await Promise.all(
    datasets.map(async (dataset) => {
      const { firstInterval, lastInterval } = snapshotStatus(dataset.id, await lake.table(dataset).snapshot())
      return [dataset.id, { firstInterval, lastInterval }] as const
    }),
  )
  return Object.fromEntries(spans)
}
