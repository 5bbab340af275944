import { duckDaysSql, netLoadSql } from '../../../analytics/ducks/duck-sql.ts'
import type { DuckDayAnswer } from '../../../analytics/ducks/read-duck-day.ts'
import type { DuckRanking as Ranking } from '../../../analytics/ducks/read-duck-ranking.ts'
import { scoreDistribution } from '../../../analytics/ducks/score-distribution.ts'
import type { AuthorityMeta, AuthorityRef } from '../../../contract/schemas/authorities/authority-parts.ts'
import type { DuckDay, DuckRanking } from '../../../contract/schemas/authorities/ducks.ts'
import { FUEL_NAMES, FUELS } from '../../../core/fuel.ts'
import { BALANCING_AUTHORITIES, type BalancingAuthority } from '../../../datasets/eia/balancing-authorities.ts'
import { recordDuck, recordLeftOut, recordReference } from './duck-records.ts'
import { recordHour } from './record-hour.ts'

/** What both answers say. */
function recordCommon(
  authority: BalancingAuthority,
  { reference, reportsSolar, withSolar, first, last }: Ranking | DuckDayAnswer,
) {
  const state = !reportsSolar ? 'no_solar' : reference ? 'scored' : 'no_whole_day'
  return {
    authority: refOf(authority),
    state,
    reference: reference ? recordReference(reference) : null,
    first_date: first.toString(),
    last_date: last.toString(),
    with_solar: BALANCING_AUTHORITIES.filter(({ code, kind }) => kind === 'authority' && withSolar.includes(code)).map(
      refOf,
    ),
  } as const
}

const refOf = ({ code, name, zone }: BalancingAuthority): AuthorityRef => ({ code, name, zone })

/** The ranking, as the contract spells it. Pure. */
export function recordRanking(authority: BalancingAuthority, ranking: Ranking, meta: AuthorityMeta): DuckRanking {
  const { code, zone } = authority
  const range = {
    authority: code,
    from: ranking.first.toZonedDateTime(zone).toInstant(),
    to: ranking.last.add({ days: 1 }).toZonedDateTime(zone).toInstant(),
  }
  return {
    kind: 'ranking',
    meta,
    ...recordCommon(authority, ranking),
    ducks: ranking.ducks.map((duck) => recordDuck(duck, zone)),
    left_out: ranking.leftOut.map(recordLeftOut),
    distribution: scoreDistribution(ranking.ducks.map(({ score }) => score)),
    sql: { days: duckDaysSql(range), hours: netLoadSql(range) },
  }
}

/** One day, as the contract spells it; `today`: the local day in which it is asked for. Pure. */
export function recordDay(
  authority: BalancingAuthority,
  answer: DuckDayAnswer,
  today: Temporal.PlainDate,
  meta: AuthorityMeta,
): DuckDay {
  const { code, zone } = authority
  const { day, duck, leftOut, typical } = answer
  const date = Temporal.PlainDate.from(day.date)
  const next = date.add({ days: 1 })
  const from = date.toZonedDateTime(zone).toInstant()
  const value = (of: Float64Array | undefined, at: number) => finite(of?.[at])
  return {
    kind: 'day',
    meta,
    ...recordCommon(authority, answer),
    date: day.date,
    previous_date: date.subtract({ days: 1 }).toString(),
    next_date: Temporal.PlainDate.compare(next, today) <= 0 ? next.toString() : null,
    duck: duck ? recordDuck(duck, zone) : null,
    ranked_days: answer.rankedDays,
    left_out: leftOut ? recordLeftOut(leftOut) : null,
    nearest_date: duck ? null : (answer.nearest ?? null),
    typical: { class: typical.class, days: typical.days },
    hours: [...day.startsMs].map((startMs, at) => ({
      ...recordHour(startMs, zone),
      demand_mwh: value(day.demandMwh, at),
      solar_mwh: value(day.solarMwh, at),
      wind_mwh: value(day.windMwh, at),
      net_load_mwh: value(day.netMwh, at),
      standard_net_load_mwh: value(day.standardNetMwh, at),
      typical_net_load_mwh: value(typical.netMwh, day.localHours[at] as number),
    })),
    fuels: recordFuels(answer.fuelsMwh),
    sql: { hours: netLoadSql({ authority: code, from, to: next.toZonedDateTime(zone).toInstant() }) },
  }
}

/** In stack order; shares of what generated, storage that charges not counted. */
function recordFuels(fuelsMwh: DuckDayAnswer['fuelsMwh']): DuckDay['fuels'] {
  const totals = new Map(
    [...fuelsMwh].map(([fuel, mwh]) => [fuel, mwh.reduce((sum, each) => sum + (Number.isNaN(each) ? 0 : each), 0)]),
  )
  const generated = [...totals.values()].reduce((sum, total) => sum + Math.max(0, total), 0)
  return FUELS.flatMap((fuel) => {
    const [mwh, total] = [fuelsMwh.get(fuel), totals.get(fuel)]
    if (!mwh || total === undefined) return []
    const share = generated > 0 ? Math.max(0, total) / generated : null
    return [{ fuel, name: FUEL_NAMES[fuel], total_mwh: total, share, mwh: [...mwh].map(finite) }]
  })
}

const finite = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value)
