import { CONDITION_SCALE } from '../../../analytics/pulse/grid-condition.ts'
import { type ConditionAnswer, readCondition } from '../../../analytics/pulse/read-condition.ts'
import { PATHS } from '../../../contract/paths.ts'
import { type Condition, ConditionQuery } from '../../../contract/schemas/authorities/condition.ts'
import { BALANCING_AUTHORITIES, type BalancingAuthority } from '../../../datasets/eia/balancing-authorities.ts'
import type { Truth } from '../../../engine/question.ts'
import type { Api, ApiDeps } from '../api-options.ts'
import { dateText } from './date-text.ts'
import { instantText, recordClaim } from './record-claim.ts'
import { recordMeta } from './record-meta.ts'
import { serveAuthority } from './serve-authority.ts'

/** `GET /api/v1/balancing-authorities/{ba}/condition`. */
export function addCondition(app: Api, deps: ApiDeps): void {
  serveAuthority(app, deps, {
    path: PATHS.authorityCondition,
    query: ConditionQuery,
    reads: ({ own }) => (own?.priceAdders ? [own.priceAdders.dataset] : []),
    async make({ authority, query, truth, now }, engine, signal) {
      const day = query.date === undefined ? {} : { date: Temporal.PlainDate.from(query.date) }
      const answer = await readCondition(engine, { authority, ...day, now, ...truth }, signal)
      return { body: recordCondition(authority, answer, truth, now), versions: answer.versions }
    },
  })
}

function recordCondition(
  authority: BalancingAuthority,
  answer: ConditionAnswer,
  truth: Truth,
  now: Temporal.Instant,
): Condition {
  const { date, range, isOver, condition, versions } = answer
  const { code, name, zone, own } = authority
  const adders = own?.priceAdders
  return {
    meta: { ...recordMeta(truth, versions, now), sources: adders ? [{ ...adders.source }] : [] },
    authority: { code, name, zone },
    date: date.toString(),
    day: {
      from: range.from.toString(),
      to: range.to.toString(),
      hours: range.to.since(range.from).total('hours'),
      over: isOver,
    },
    told_by: adders?.dataset ?? null,
    condition: condition
      ? {
          word: condition.word,
          claim: recordClaim({ kind: 'condition', ...condition }),
          known_hours: condition.knownHours,
          last_dispatch: instantText(condition.lastMs),
        }
      : null,
    missing: condition ? null : missingText(authority, answer, truth),
    scale: CONDITION_SCALE.map(({ word, fromUsdPerMwh }) => ({ word, from_usd_per_mwh: fromUsdPerMwh })),
  }
}

function missingText({ code, own }: BalancingAuthority, { date }: ConditionAnswer, { asOf }: Truth): string {
  if (own?.priceAdders) return `The lake has no price adder of ${dateText(date)}${asOf ? ' that was known then' : ''}.`
  const told = BALANCING_AUTHORITIES.filter((other) => other.own?.priceAdders).map((other) => other.code)
  return `Nothing that is collected tells it of ${code}: price adders do, of ${told.join(', ')}.`
}
