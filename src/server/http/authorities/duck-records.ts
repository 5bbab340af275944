import { windowSpread } from '../../../analytics/ducks/duck-reference.ts'
import type { DuckShape as Shape, ShapePoint } from '../../../analytics/ducks/duck-shape.ts'
import type { FoundReference } from '../../../analytics/ducks/find-reference.ts'
import type { LeftOutDay } from '../../../analytics/ducks/left-out.ts'
import type { RankedDuck } from '../../../analytics/ducks/rank-ducks.ts'
import type { Duck, DuckReference, DuckShape, LeftOutDuck } from '../../../contract/schemas/authorities/ducks.ts'
import { recordHour } from './record-hour.ts'

/** A day with its score, as the contract spells it. Pure. */
export function recordDuck(
  { date, rank, score, components, shape, standardShape, day }: RankedDuck,
  zone: string,
): Duck {
  const shapeRecord = (of: Shape, netMwh: Float64Array) => recordShape(of, netMwh, day.startsMs, zone)
  return {
    date,
    rank,
    score,
    components: components.map((points) => ({ ...points })),
    shape: shapeRecord(shape, day.netMwh),
    standard_shape: standardShape ? shapeRecord(standardShape, day.standardNetMwh) : null,
    first_interval: Temporal.Instant.fromEpochMilliseconds(day.startsMs[0] as number).toString(),
    net_load_mwh: [...day.netMwh],
    demand_mwh: [...day.demandMwh],
  }
}

function recordShape(shape: Shape, netMwh: Float64Array, startsMs: Float64Array, zone: string): DuckShape {
  const point = ({ at, mw }: ShapePoint) => ({ ...recordHour(startsMs[at] as number, zone), mw })
  const hour = (at: number) => point({ at, mw: netMwh[at] as number })
  return {
    evening_ramp_mw_per_h: shape.ramp.mwPerH,
    evening_ramp_from: hour(shape.ramp.at),
    evening_ramp_to: hour(shape.ramp.at + 1),
    valley_depth_mw: shape.valleyMw,
    peak: point(shape.peak),
    trough: point(shape.trough),
    three_hour_ramp_mw: shape.ramp3h.mw,
    three_hour_ramp_from: hour(shape.ramp3h.at),
    belly_depth_share: shape.bellyShare,
  }
}

/** Pure. */
export function recordReference({ reference, kept }: FoundReference): DuckReference {
  const { id, first, last, days, leftOut, knownAt, versions, sorted } = reference
  return {
    id,
    kept,
    first_date: first,
    last_date: last,
    days,
    days_left_out: leftOut,
    known_at: knownAt,
    versions: { ...versions },
    evening_ramp_mw_per_h: windowSpread(sorted.evening_ramp),
    valley_depth_mw: windowSpread(sorted.valley_depth),
    trough_hour: windowSpread(sorted.trough_time),
  }
}

/** Pure. */
export function recordLeftOut({ date, reason, missingHours }: LeftOutDay): LeftOutDuck {
  const hours = missingHours === 1 ? 'one hour' : `${missingHours} hours`
  const texts = {
    not_published: 'nothing is published of it',
    demand_missing: `demand is missing in ${hours}`,
    solar_missing: `solar generation is missing in ${hours}`,
  } as const
  return { date, reason, missing_hours: missingHours, text: texts[reason] }
}
