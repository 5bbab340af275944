import type { Duck, DuckDay, DuckPoints, DuckReference } from '../../contract/schemas/authorities/ducks.ts'
import type { DayView, WhyView } from './day-view.ts'
import { COMPONENT_TEXTS, componentText, scoreText } from './duck-text.ts'

/** Why a day has its score, input by input. Pure. */
export function viewWhy(duck: Duck, reference: DuckReference, rankedDays: number): NonNullable<DayView['why']> {
  const components = duck.components.map((points) => viewComponent(points, reference))
  return {
    score: scoreText(duck.score),
    rank: `${duck.rank} of ${rankedDays}`,
    sum: `${components.map(({ pointsText }) => pointsText).join(' + ')} = ${scoreText(duck.score)}`,
    components,
  }
}

function viewComponent({ name, value, percentile, weight, points }: DuckPoints, reference: DuckReference): WhyView {
  const { label, meaning } = COMPONENT_TEXTS[name]
  const { min, p25, median, p75, max } = spreadOf(name, reference)
  const place = (of: number) => (max === min ? 0.5 : Math.min(1, Math.max(0, (of - min) / (max - min))))
  return {
    name,
    label,
    meaning,
    value: componentText(name, value),
    percentile: scoreText(percentile),
    weight: weight.toFixed(2),
    points,
    pointsText: scoreText(points),
    strip: {
      at: place(value),
      p25: place(p25),
      median: place(median),
      p75: place(p75),
      min: componentText(name, min),
      max: componentText(name, max),
    },
  }
}

const spreadOf = (name: DuckPoints['name'], reference: DuckReference) =>
  ({
    evening_ramp: reference.evening_ramp_mw_per_h,
    valley_depth: reference.valley_depth_mw,
    trough_time: reference.trough_hour,
  })[name]

/** The shape by both net loads, side by side. Pure. */
export function viewShape({ duck }: DuckDay): DayView['shape'] {
  if (!duck) return []
  const { shape, standard_shape } = duck
  const row = (label: string, read: (of: typeof shape) => string) => ({
    label,
    net: read(shape),
    standard: standard_shape ? read(standard_shape) : '–',
  })
  return [
    row(
      'Evening ramp',
      (of) => `${componentText('evening_ramp', of.evening_ramp_mw_per_h)} from ${of.evening_ramp_from.label}`,
    ),
    row('Valley depth', (of) => componentText('valley_depth', of.valley_depth_mw)),
    row('Trough', (of) => `${componentText('valley_depth', of.trough.mw)} at ${of.trough.label}`),
    row('Peak', (of) => `${componentText('valley_depth', of.peak.mw)} at ${of.peak.label}`),
    row(
      '3-hour ramp',
      (of) => `${componentText('valley_depth', of.three_hour_ramp_mw)} from ${of.three_hour_ramp_from.label}`,
    ),
    row('Belly', (of) => `${(of.belly_depth_share * 100).toFixed(0)} % of the mean`),
  ]
}
