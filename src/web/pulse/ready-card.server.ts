import { judgeFreshness } from '../../contract/freshness.ts'
import type { DatasetSummary } from '../../contract/schemas/dataset.ts'
import { drawTimeChart, type TimeChart } from '../charts/time-chart.server.ts'
import type { CardAge } from '../components/freshness-badge.tsx'
import { durationText } from '../state/market-time.ts'
import { momentMark } from '../state/moment-mark.ts'
import type { PageContext } from '../state/page-context.ts'
import { momentText, zoneLabel } from '../state/zoned-text.ts'
import type { CardContent, CardDay, CardSpec } from './card-spec.ts'
import { drawTable } from './draw-table.server.tsx'
import type { Drawing, ReadyCard } from './shown-card.ts'

const NARROW = { width: 340, height: 250 }

/** A card with its chart, its table and its age. */
export function readyCard(
  spec: CardSpec,
  content: CardContent,
  dataset: DatasetSummary,
  page: PageContext,
  day: CardDay,
): ReadyCard {
  const chart: TimeChart = {
    description: `${spec.title}, ${momentText(day.from, day.zone)} to ${momentText(day.to, day.zone)}. ${content.summary}`,
    fromMs: day.from.epochMilliseconds,
    toMs: day.to.epochMilliseconds,
    zone: day.zone,
    zoneLabel: zoneLabel(day.zone, day.from, day.to),
    unitLabel: spec.unitLabel,
    zero: spec.zero,
    series: content.series,
    ...(day.isOpen ? { moment: momentMark(day.moment, page.asOf) } : {}),
  }
  const drawing = <Input extends readonly unknown[]>(
    id: string,
    draw: (...input: Input) => string,
    ...input: Input
  ): Drawing => ({ id, markup: page.draw(id, draw, ...input) })
  return {
    id: spec.id,
    title: spec.title,
    scope: spec.scope,
    state: 'ready',
    age: day.isOpen ? ageOf(content, dataset, page, day) : undefined,
    figures: content.figures,
    chart: {
      fromMs: chart.fromMs,
      toMs: chart.toMs,
      wide: drawing(`${spec.id}-wide`, drawTimeChart, chart, spec.size),
      narrow: drawing(`${spec.id}-narrow`, drawTimeChart, chart, NARROW),
    },
    summary: content.summary,
    table: drawing(`${spec.id}-table`, drawTable, content.table),
    source: `ERCOT, ${dataset.products.join(', ')}${page.simulated ? ', simulated' : ''} · ${content.newest.what} ${momentText(content.newest.instant, day.zone)}`,
    downloads: ['csv', 'json'].map((format) => ({
      label: format.toUpperCase(),
      href: downloadPath(spec, page, day, format),
    })),
  }
}

function ageOf(
  { newest }: CardContent,
  rhythm: DatasetSummary,
  { asOf }: PageContext,
  { moment, zone }: CardDay,
): CardAge {
  const seconds = Math.max(0, moment.since(newest.instant).total('seconds'))
  return {
    freshness: judgeFreshness(seconds, rhythm),
    text: asOf ? `${durationText(seconds)} old then` : `${durationText(seconds)} old`,
    meaning: `since the ${newest.what}, ${momentText(newest.instant, zone)}`,
  }
}

function downloadPath({ dataset }: CardSpec, { state }: PageContext, day: CardDay, format: string): string {
  const params = new URLSearchParams({
    from: day.from.toString(),
    to: day.to.toString(),
    ...(state.as_of === undefined ? {} : { as_of: state.as_of }),
    format,
  })
  return `/api/v1/datasets/${dataset}/rows?${params}`
}
