import type { Engine } from '../../src/engine/question.ts'
import { askRows } from './ask-rows.ts'

interface PriceRow {
  interval_start: string
  settlement_point: string
  price_usd_per_mwh: number
}

interface WindRow {
  interval_start: string
  interval_end: string
  gen_system_wide_mw: number | null
  stwpf_system_wide_mw: number | null
}

interface DemandRow {
  interval_start: string
  interval_end: string
  type: 'D' | 'DF'
  value_mwh: number | null
}

const HUBS = ['HB_HOUSTON', 'HB_NORTH', 'HB_SOUTH', 'HB_WEST']

/** What the first page's figures must say at `moment`, from the engine's own answers: prices and their spread, wind, demand. */
export async function expectedFigures(engine: Engine, moment: Temporal.Instant): Promise<string[]> {
  const hour = moment.round({ smallestUnit: 'hour', roundingMode: 'floor' })
  const span = { from: hour.subtract({ hours: 36 }), to: hour.add({ hours: 49 }), asOf: moment }
  const figures = await Promise.all([
    priceFigures(engine, span),
    windFigures(engine, span),
    demandFigures(engine, span),
  ])
  return figures.flat()
}

interface Span {
  from: Temporal.Instant
  to: Temporal.Instant
  asOf: Temporal.Instant
}

async function priceFigures(engine: Engine, span: Span): Promise<string[]> {
  const rows = await askRows<PriceRow>(engine, {
    dataset: 'ercot.rt_spp',
    ...span,
    filter: { settlement_point: HUBS },
  })
  const newest = latest(rows)
  const prices = HUBS.map((hub) => rows.find((row) => row.settlement_point === hub && sameStart(row, newest)))
  const values = prices.map((row) => row?.price_usd_per_mwh ?? Number.NaN)
  return [...values, Math.max(...values) - Math.min(...values)].map((value) => `$${value.toFixed(2)}`)
}

async function windFigures(engine: Engine, span: Span): Promise<string[]> {
  const rows = await askRows<WindRow>(engine, { dataset: 'ercot.wind', ...span })
  const dayEarlier = span.asOf.round({ smallestUnit: 'hour', roundingMode: 'floor' }).subtract({ hours: 24 })
  const earlierRows = await askRows<WindRow>(engine, { dataset: 'ercot.wind', ...span, asOf: dayEarlier })
  const known = latest(rows.filter((row) => row.gen_system_wide_mw !== null))
  const before = earlierRows.find((row) => sameStart(row, known))
  const ahead = rows.filter((row) => row.interval_end > span.asOf.toString())
  return [
    known.gen_system_wide_mw,
    known.stwpf_system_wide_mw,
    before?.stwpf_system_wide_mw,
    Math.max(...ahead.map((row) => row.stwpf_system_wide_mw ?? 0)),
  ].map(powerText)
}

async function demandFigures(engine: Engine, span: Span): Promise<string[]> {
  const filter = { respondent: ['ERCO'], type: ['D', 'DF'] }
  const rows = await askRows<DemandRow>(engine, { dataset: 'eia.region_data', ...span, filter })
  const forecasts = rows.filter((row) => row.type === 'DF')
  const known = latest(rows.filter((row) => row.type === 'D' && row.value_mwh !== null))
  const ahead = forecasts.filter((row) => row.interval_end > span.asOf.toString())
  const sameHour = forecasts.find((row) => sameStart(row, known))
  return [known.value_mwh, sameHour?.value_mwh, Math.max(...ahead.map((row) => row.value_mwh ?? 0))].map(powerText)
}

function latest<Row extends { interval_start: string }>(rows: readonly Row[]): Row {
  const [row] = [...rows].sort((a, b) => (a.interval_start < b.interval_start ? 1 : -1))
  if (!row) throw new Error('the engine has no rows in this span')
  return row
}

const sameStart = (a: { interval_start: string }, b: { interval_start: string }): boolean =>
  a.interval_start === b.interval_start

const powerText = (value: number | null | undefined): string =>
  value == null ? '–' : Math.round(value).toLocaleString('en-US')
