import type { Duck, DuckDay } from '../../contract/schemas/authorities/ducks.ts'
import type { OverlayChart } from '../charts/overlay-spec.ts'
import type { StackAnnotation } from '../charts/stack-spec.ts'
import { zoneLabel } from '../state/zoned-text.ts'
import { longDateText, powerText } from './duck-text.ts'

const HOUR_MS = 3_600_000

const startMs = ({ interval_start }: { interval_start: string }): number =>
  Temporal.Instant.from(interval_start).epochMilliseconds

/** The curves of a day and what is worth a word in them. Pure. */
export function dayChart(day: DuckDay): OverlayChart {
  const { hours, authority, duck } = day
  const intervals = hours.map((hour) => ({ startMs: startMs(hour), endMs: startMs(hour) + HOUR_MS }))
  const demand = hours.map(({ demand_mwh }) => demand_mwh)
  const net = hours.map(({ net_load_mwh }) => net_load_mwh)
  const standard = hours.map(({ standard_net_load_mwh }) => standard_net_load_mwh)
  const hasWind = hours.some(({ wind_mwh }) => wind_mwh !== null)
  const [from, to] = [intervals[0]?.startMs ?? 0, intervals.at(-1)?.endMs ?? 0]
  return {
    description: describeDay(day),
    intervals,
    zone: authority.zone,
    zoneLabel: zoneLabel(
      authority.zone,
      Temporal.Instant.fromEpochMilliseconds(from),
      Temporal.Instant.fromEpochMilliseconds(to - 1),
    ),
    unitLabel: 'MW',
    bands: [
      { className: 'band band-solar', label: 'Solar', lower: net, upper: demand },
      ...(hasWind ? [{ className: 'band band-wind', label: 'Wind', lower: standard, upper: net }] : []),
    ],
    lines: [
      { className: 'duck-typical', values: hours.map(({ typical_net_load_mwh }) => typical_net_load_mwh) },
      ...(hasWind ? [{ className: 'duck-standard', values: standard }] : []),
      { className: 'duck-demand', values: demand },
      { className: 'duck-net', values: net },
    ],
    annotations: duck ? annotate(duck) : [],
    ...(duck
      ? {
          drop: {
            fromMs: startMs(duck.shape.peak) + HOUR_MS / 2,
            from: duck.shape.peak.mw,
            toMs: startMs(duck.shape.trough) + HOUR_MS / 2,
            to: duck.shape.trough.mw,
          },
        }
      : {}),
  }
}

function annotate({ shape }: Duck): StackAnnotation[] {
  const { evening_ramp_from: from, evening_ramp_to: to, trough } = shape
  const ramp = `${powerText(shape.evening_ramp_mw_per_h)} MW/h`
  const valley = `${powerText(shape.valley_depth_mw)} MW`
  return [
    {
      atMs: startMs(to),
      value: from.mw,
      to: to.mw,
      label: `Ramp ${ramp} from ${from.label}`,
      short: `Ramp ${powerText(shape.evening_ramp_mw_per_h)}`,
    },
    {
      atMs: startMs(trough) + HOUR_MS / 2,
      value: trough.mw,
      label: `Valley ${valley} at ${trough.label}`,
      short: `Valley ${powerText(shape.valley_depth_mw)}`,
    },
  ]
}

/** The day in words. */
export function describeDay({ date, duck, authority }: DuckDay): string {
  if (!duck) return `Demand and net load of ${authority.code} on ${longDateText(date)}, hours missing.`
  const { peak, trough, evening_ramp_from, evening_ramp_mw_per_h } = duck.shape
  return `Net load of ${authority.code} fell to ${powerText(trough.mw)} MW at ${trough.label}, rose by ${powerText(evening_ramp_mw_per_h)} MW within an hour from ${evening_ramp_from.label}, and was highest at ${peak.label} with ${powerText(peak.mw)} MW.`
}
