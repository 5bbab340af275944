import type { Engine, RowsQuestion, Truth } from '../../engine/question.ts'
import { type ReadColumns, readColumns } from '../authority/read-columns.ts'
import { HOUR_MS, type HourSeries } from './hour-series.ts'

/** What ERCOT said of load, wind and sun, MW by the hour: what came where it is known, else its forecast. */
export interface ErcotOutlook {
  loadMw: HourSeries
  windMw: HourSeries
  solarMw: HourSeries
}

export interface ReadErcotOutlooks {
  /** As of the moment asked for. */
  current: ErcotOutlook
  /** As it stood each morning, by that moment (epoch ms). */
  mornings: ReadonlyMap<number, ErcotOutlook>
  versionsRead: Readonly<Record<string, number>>
}

export const ERCOT_OUTLOOK_READ = Object.freeze(['ercot.load_forecast', 'ercot.wind', 'ercot.solar'] as const)

/** The quantities that each dataset is read for; the first that is known of an hour counts. */
const COLUMNS = {
  'ercot.load_forecast': ['total_mw'],
  'ercot.wind': ['gen_system_wide_mw', 'stwpf_system_wide_mw'],
  'ercot.solar': ['gen_system_wide_mw', 'stppf_system_wide_mw'],
} as const

const MORNING_LEAD_HOURS = 30

export interface OutlooksAsked {
  /** Hours of the outlook as of now, `[fromMs, toMs)`. */
  fromMs: number
  toMs: number
  /** Hours that mornings are read for start here. */
  morningsFromMs: number
  atHour: number
  truth: Truth
}

/** ERCOT's own outlooks, now and as they stood each morning. Datasets never ingested leave their series empty. Errors: the query's. */
export async function readErcotOutlooks(
  engine: Engine,
  asked: OutlooksAsked,
  signal?: AbortSignal,
): Promise<ReadErcotOutlooks> {
  const read = await Promise.all(
    ERCOT_OUTLOOK_READ.map(async (dataset) => {
      const [now, then] = await Promise.all([
        readColumns(engine, currentQuestion(dataset, asked), signal, { optional: true }),
        readColumns(engine, morningsQuestion(dataset, asked), signal, { optional: true }),
      ])
      return {
        current: collect(now, COLUMNS[dataset], asked.fromMs, asked.toMs).get('now'),
        mornings: collect(then, COLUMNS[dataset], asked.morningsFromMs, asked.toMs),
        versions: now.versions,
      }
    }),
  )
  const [load, wind, solar] = read
  const none: HourSeries = { startMs: asked.fromMs, values: new Float64Array(0) }
  const moments = new Set(read.flatMap(({ mornings }) => [...mornings.keys()].filter((moment) => moment !== 'now')))
  return {
    current: { loadMw: load?.current ?? none, windMw: wind?.current ?? none, solarMw: solar?.current ?? none },
    mornings: new Map(
      [...moments].map((moment) => [
        moment,
        {
          loadMw: load?.mornings.get(moment) ?? none,
          windMw: wind?.mornings.get(moment) ?? none,
          solarMw: solar?.mornings.get(moment) ?? none,
        },
      ]),
    ),
    versionsRead: Object.assign({}, ...read.map(({ versions }) => versions)) as Record<string, number>,
  }
}

type OutlookDataset = (typeof ERCOT_OUTLOOK_READ)[number]

const question = (dataset: OutlookDataset, fromMs: number, toMs: number, truth: Truth): RowsQuestion => ({
  dataset,
  from: Temporal.Instant.fromEpochMilliseconds(fromMs),
  to: Temporal.Instant.fromEpochMilliseconds(toMs),
  // Each posting says which model it was made with; the others are not ERCOT's word.
  ...(dataset === 'ercot.load_forecast' ? { filter: { in_use: ['true'] } } : {}),
  ...truth,
})

const currentQuestion = (dataset: OutlookDataset, { fromMs, toMs, truth }: OutlooksAsked): RowsQuestion => ({
  ...question(dataset, fromMs, toMs, truth),
  columns: ['interval_start', 'published_at', ...COLUMNS[dataset]],
})

const morningsQuestion = (
  dataset: OutlookDataset,
  { morningsFromMs, toMs, atHour, truth }: OutlooksAsked,
): RowsQuestion => ({
  ...question(dataset, morningsFromMs, toMs, truth),
  columns: ['interval_start', 'published_at', 'stood_at', ...COLUMNS[dataset]],
  postings: { atHour },
  leadHours: { max: MORNING_LEAD_HOURS },
})

/** Rows as series, one for each moment at which they stood (`now` where rows do not say); of several rows of an hour the one published last. */
function collect(
  rows: ReadColumns,
  columns: readonly string[],
  fromMs: number,
  toMs: number,
): Map<number | 'now', HourSeries> {
  const series = new Map<number | 'now', HourSeries & { published: string[] }>()
  const [starts, published, stood] = ['interval_start', 'published_at', 'stood_at'].map(rows.texts) as [
    readonly string[],
    readonly string[],
    readonly string[],
  ]
  const values = columns.map(rows.numbers)
  starts.forEach((start, row) => {
    const moment = stood[row] === undefined ? 'now' : Temporal.Instant.from(stood[row]).epochMilliseconds
    const known = series.get(moment) ?? {
      startMs: fromMs,
      values: new Float64Array((toMs - fromMs) / HOUR_MS).fill(Number.NaN),
      published: [],
    }
    series.set(moment, known)
    const hour = (Temporal.Instant.from(start).epochMilliseconds - fromMs) / HOUR_MS
    const value = values.map((column) => column[row]).find((each) => each != null)
    if (value == null || (published[row] ?? '') < (known.published[hour] ?? '')) return
    known.values[hour] = value
    known.published[hour] = published[row] ?? ''
  })
  return series
}
