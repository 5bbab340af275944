import type { Client, RemoteRows, RemoteRowsQuestion } from '../../client/client.ts'
import { judgeFreshness } from '../../contract/freshness.ts'
import type { DatasetSummary } from '../../contract/schemas/dataset.ts'
import { type GridlakeError, hasCode, toGridlakeError } from '../../core/errors.ts'
import { drawTimeChart, type TimeChart } from '../charts/time-chart.server.ts'
import { addressText, durationText, MARKET_ZONE, momentText, zoneAbbreviations } from '../state/market-time.ts'
import type { CardContent, CardSpec, IntervalRow, Window } from './card-spec.ts'
import { drawTable } from './draw-table.server.tsx'
import type { Age, BareCard, Card, Drawing } from './pulse-page.ts'

export interface CardRequest {
  client: Client
  /** Puts markup into the document, or into the data of a navigation. */
  deliver: (id: string, markup: string) => string | undefined
  now: Temporal.Instant
  asOf: Temporal.Instant | undefined
  datasets: readonly DatasetSummary[]
  signal: AbortSignal
}

const NARROW = { width: 340, height: 250 }

/** Asks for a card's rows and makes the card; a failure stays inside its card. */
export async function loadCard<Row extends IntervalRow>(spec: CardSpec<Row>, request: CardRequest): Promise<Card> {
  const { asOf, now, client, signal } = request
  const window = windowOf(spec, asOf ?? now)
  const question: RemoteRowsQuestion = {
    dataset: spec.dataset,
    from: window.from,
    to: window.to,
    ...spec.question,
  }
  const { earlier } = window
  try {
    const [answer, earlierAnswer] = await Promise.all([
      client.rows<Row>({ ...question, ...(asOf ? { asOf } : {}) }, signal),
      earlier && client.rows<Row>({ ...question, from: earlier, asOf: earlier }, signal),
    ])
    const content = spec.read(answer.data, window, earlierAnswer?.data ?? [])
    return content ? readyCard(spec, request, window, answer, content) : nothingYet(spec, request)
  } catch (thrown) {
    const error = toGridlakeError(thrown)
    return hasCode(error, 'data.not_ingested') ? nothingYet(spec, request) : failed(spec, error)
  }
}

/** Whole hours, so that the picture and its address hold still between two refreshes. */
function windowOf(spec: CardSpec<never>, moment: Temporal.Instant): Window {
  const hour = moment.round({ smallestUnit: 'hour', roundingMode: 'floor' })
  return {
    from: hour.subtract({ hours: spec.hoursBack }),
    to: hour.add({ hours: spec.hoursAhead + 1 }),
    moment,
    earlier: spec.hoursEarlier === undefined ? undefined : hour.subtract({ hours: spec.hoursEarlier }),
  }
}

function readyCard<Row>(
  spec: CardSpec<Row>,
  request: CardRequest,
  window: Window,
  answer: RemoteRows<Row>,
  content: CardContent,
): Card {
  const dataset = request.datasets.find(({ id }) => id === spec.dataset)
  const chart: TimeChart = {
    description: `${spec.title}, ${momentText(window.from)} to ${momentText(window.to)}. ${content.summary}`,
    fromMs: window.from.epochMilliseconds,
    toMs: window.to.epochMilliseconds,
    zone: MARKET_ZONE,
    zoneLabel: zoneAbbreviations(window.from, window.to),
    unitLabel: spec.unitLabel,
    zero: spec.zero,
    series: content.series,
    moment: { epochMs: window.moment.epochMilliseconds, label: request.asOf ? 'as of' : 'now' },
  }
  const drawing = (id: string, markup: string): Drawing => ({ id, markup: request.deliver(id, markup) })
  return {
    ...headOf(spec),
    state: 'ready',
    age: ageOf(content, request, dataset),
    figures: content.figures,
    chart: {
      fromMs: chart.fromMs,
      toMs: chart.toMs,
      wide: drawing(`${spec.id}-wide`, drawTimeChart(chart, spec.size)),
      narrow: drawing(`${spec.id}-narrow`, drawTimeChart(chart, NARROW)),
    },
    summary: content.summary,
    table: drawing(`${spec.id}-table`, drawTable(content.table)),
    source: sourceText(spec, dataset, answer.meta.inferred_rows ?? 0),
    downloads: [
      { label: 'CSV', href: downloadPath(spec, window, request.asOf, 'csv') },
      { label: 'JSON', href: downloadPath(spec, window, request.asOf, 'json') },
    ],
  }
}

function ageOf({ newest }: CardContent, { asOf, now }: CardRequest, dataset: DatasetSummary | undefined): Age {
  const seconds = Math.max(0, (asOf ?? now).since(newest.instant).total('seconds'))
  const rhythm = dataset ?? { cadence: 'PT1H', lag: 'PT0S' }
  const cadence = durationText(Temporal.Duration.from(rhythm.cadence).total('seconds'))
  return {
    freshness: judgeFreshness(seconds, rhythm),
    text: asOf ? `${durationText(seconds)} old then` : `${durationText(seconds)} old`,
    meaning: `${newest.meaning}; a new one every ${cadence}`,
  }
}

function sourceText(spec: CardSpec<never>, dataset: DatasetSummary | undefined, inferredRows: number): string {
  const upstream = spec.dataset.startsWith('eia.') ? 'EIA' : 'ERCOT'
  const parts = [`${upstream} ${dataset?.products.join(', ') ?? ''}`.trim(), spec.dataset]
  if (inferredRows > 0) parts.push(`${inferredRows} rows with an inferred publish time`)
  return parts.join(' · ')
}

function downloadPath(
  spec: CardSpec<never>,
  window: Window,
  asOf: Temporal.Instant | undefined,
  format: string,
): string {
  const params = new URLSearchParams({ from: window.from.toString(), to: window.to.toString() })
  for (const [name, values] of Object.entries(spec.question.filter ?? {})) params.set(name, values.join(','))
  if (asOf) params.set('as_of', addressText(asOf))
  params.set('format', format)
  return `/api/v1/datasets/${spec.dataset}/rows?${params}`
}

function nothingYet(spec: CardSpec<never>, { datasets, asOf }: CardRequest): BareCard {
  const status = datasets.find(({ id }) => id === spec.dataset)?.status
  if (!status || status.version === null || status.rows === 0) {
    return {
      ...headOf(spec),
      state: 'collecting',
      message: 'Collecting data…',
      hint: 'Nothing committed yet. This page refreshes by itself.',
    }
  }
  const held = `${status.rows.toLocaleString('en-US')} rows so far`
  const span =
    status.first_interval && status.last_interval
      ? `, ${momentText(Temporal.Instant.from(status.first_interval))} to ${momentText(Temporal.Instant.from(status.last_interval))}`
      : ''
  return asOf
    ? {
        ...headOf(spec),
        state: 'empty',
        message: 'Nothing was known at that moment.',
        hint: `The lake holds ${held}${span}.`,
      }
    : {
        ...headOf(spec),
        state: 'collecting',
        message: 'Collecting data…',
        hint: `${held}${span}; none of these hours yet.`,
      }
}

const failed = (spec: CardSpec<never>, error: GridlakeError): BareCard => ({
  ...headOf(spec),
  state: 'failed',
  message: `These data cannot be shown: ${error.message} (${error.code})`,
  ...(error.hint === undefined ? {} : { hint: error.hint }),
})

const headOf = ({ id, title, scope }: CardSpec<never>) => ({ id, title, scope })
