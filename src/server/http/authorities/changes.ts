import { BASELINE_MIN_DAYS } from '../../../analytics/authority/baseline.ts'
import { SUBJECTS } from '../../../analytics/authority/subject.ts'
import { CHANGE_NAMES, changeLabel, changeText, missingText } from '../../../analytics/changes/change-text.ts'
import type { ChangeKind } from '../../../analytics/changes/day-metrics.ts'
import type { Change as Told } from '../../../analytics/changes/make-changes.ts'
import { CHANGES_READ, type ChangesAnswer, readChanges } from '../../../analytics/changes/read-changes.ts'
import { fuelsSql, regionSql, tiesSql } from '../../../analytics/pulse/claim-sql.ts'
import { type ClaimPlace, weekdayOf } from '../../../analytics/pulse/pulse-day.ts'
import { PATHS } from '../../../contract/paths.ts'
import { type Change, type Changes, ChangesQuery } from '../../../contract/schemas/authorities/changes.ts'
import type { BalancingAuthority } from '../../../datasets/eia/balancing-authorities.ts'
import type { Truth } from '../../../engine/question.ts'
import type { Api, ApiDeps } from '../api-options.ts'
import { dateText } from './date-text.ts'
import { recordHour } from './record-hour.ts'
import { recordMeta } from './record-meta.ts'
import { serveAuthority } from './serve-authority.ts'

/** `GET /api/v1/balancing-authorities/{ba}/changes`. */
export function addChanges(app: Api, deps: ApiDeps): void {
  serveAuthority(app, deps, {
    path: PATHS.authorityChanges,
    query: ChangesQuery,
    reads: CHANGES_READ,
    async make({ authority, query, truth, now }, engine, signal) {
      const day = query.date === undefined ? {} : { date: Temporal.PlainDate.from(query.date) }
      const answer = await readChanges(engine, { authority, ...day, now, ...truth }, signal)
      return { body: recordChanges(authority, answer, truth, now), versions: answer.versions }
    },
  })
}

function recordChanges(
  { code, name, zone }: BalancingAuthority,
  answer: ChangesAnswer,
  truth: Truth,
  now: Temporal.Instant,
): Changes {
  const { date, subject, range, hours, startsMs, changes, baseline, toldFrom, versions } = answer
  const weekday = weekdayOf(date)
  const dates = baseline.map((day) => day.toString())
  const place: ClaimPlace = { authority: code, date: date.toString(), baseline: dates }
  const enough = dates.length >= BASELINE_MIN_DAYS
  const toChange = (change: Told): Change => {
    const { kind, measured, typical, delta, deltaPercent } = change
    return {
      kind,
      label: changeLabel(kind, subject),
      unit: CHANGE_NAMES[kind].unit,
      text: changeText(change, { subject, startsMs, zone, weekday }),
      value: measured?.value ?? null,
      hour: measured ? recordHour(startsMs[measured.index] as number, zone) : null,
      direction: measured?.direction ?? null,
      neighbour: measured?.neighbour ?? null,
      typical: typical.value ?? null,
      delta: delta ?? null,
      delta_pct: deltaPercent ?? null,
      baseline_days: typical.days,
      hours_missing: measured?.missing ?? hours,
      nothing_to_compare: missingText(change, weekday) ?? null,
      sql: changeSql(kind, place, { type: SUBJECTS[subject].type, neighbour: measured?.neighbour }),
    }
  }
  return {
    meta: recordMeta(truth, versions, now),
    authority: { code, name, zone },
    subject,
    date: date.toString(),
    weekday,
    day: {
      from: range.from.toString(),
      to: range.to.toString(),
      hours,
      over: Temporal.Instant.compare(range.to, now) <= 0,
    },
    baseline: {
      dates,
      enough,
      held_from: toldFrom?.toString() ?? null,
      text: baselineText(answer),
    },
    changes: changes.map(toChange),
  }
}

/** What typical is, or why it is not known and since when there are hours. */
function baselineText({ date, subject, baseline, toldFrom }: ChangesAnswer): string {
  const [weekday, { word }] = [weekdayOf(date), SUBJECTS[subject]]
  const count = baseline.length
  if (count >= BASELINE_MIN_DAYS)
    return `Typical is the median of the same weekday in the 30 days before: ${count} ${weekday}s.`
  if (!toldFrom) return `What is typical is not known: the lake has no ${word} of the 30 days before.`
  const had = count === 0 ? 'none of them' : `only ${count}`
  return `What is typical is not known: it takes ${BASELINE_MIN_DAYS} ${weekday}s of the 30 days before, and the lake has ${had}; its ${word} of those days begins on ${dateText(toldFrom)}.`
}

function changeSql(
  kind: ChangeKind,
  place: ClaimPlace,
  { type, neighbour }: { type: string; neighbour: string | undefined },
): string {
  if (kind === 'cleanest_hour') return fuelsSql(place)
  if (kind !== 'interchange_swing') return regionSql(place, [type])
  return neighbour === undefined ? regionSql(place, ['TI']) : tiesSql(place, neighbour)
}
