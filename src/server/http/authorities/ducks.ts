import { AUTHORITY_HOURS_READ } from '../../../analytics/authority/read-authority-hours.ts'
import { type DuckDayAnswer, readDuckDay } from '../../../analytics/ducks/read-duck-day.ts'
import { readDuckRanking } from '../../../analytics/ducks/read-duck-ranking.ts'
import { PATHS } from '../../../contract/paths.ts'
import { DucksQuery } from '../../../contract/schemas/authorities/ducks.ts'
import { GridlakeError } from '../../../core/errors.ts'
import type { BalancingAuthority } from '../../../datasets/eia/balancing-authorities.ts'
import type { Engine } from '../../../engine/question.ts'
import type { Api, ApiDeps } from '../api-options.ts'
import { recordDay, recordRanking } from './record-ducks.ts'
import { recordMeta } from './record-meta.ts'
import { serveAuthority } from './serve-authority.ts'

/** `GET /api/v1/balancing-authorities/{ba}/ducks`. */
export function addDucks(app: Api, deps: ApiDeps): void {
  serveAuthority(app, deps, {
    path: PATHS.authorityDucks,
    query: DucksQuery,
    reads: AUTHORITY_HOURS_READ,
    async make({ authority, query, truth, now }, engine, signal) {
      const { code, zone } = authority
      const today = now.toZonedDateTimeISO(zone).toPlainDate()
      const { days, reference } = query
      // A window is made of what is known now, whatever moment is asked about.
      const asked = { ...truth, authority: code, zone, days, today, reference, now: deps.clock.now() }
      if (query.date === undefined) {
        const ranking = await readDuckRanking(engine, asked, signal)
        const { versions } = ranking
        return { body: recordRanking(authority, ranking, recordMeta(truth, versions, now)), versions }
      }
      const date = Temporal.PlainDate.from(query.date)
      if (Temporal.PlainDate.compare(date, today) > 0) throw notBegun(date, today, authority)
      const answer = await readDuckDay(engine, { ...asked, date }, signal)
      const { versions } = answer
      if (answer.leftOut?.reason === 'not_published') throw await nothingOf(date, answer, authority, engine)
      return { body: recordDay(authority, answer, today, recordMeta(truth, versions, now)), versions }
    },
  })
}

function notBegun(date: Temporal.PlainDate, today: Temporal.PlainDate, { code }: BalancingAuthority): GridlakeError {
  const nearest = today.subtract({ days: 1 }).toString()
  return new GridlakeError('data.not_ingested', `${date} has not begun for ${code}`, {
    hint: `the last day that is over is ${nearest}`,
    context: { authority: code, date: date.toString(), nearest_date: nearest },
  })
}

/** Names the nearest measured day; far from all of them, the first or last day that the lake has of the authority. */
async function nothingOf(
  date: Temporal.PlainDate,
  { nearest }: DuckDayAnswer,
  { code, zone }: BalancingAuthority,
  engine: Engine,
): Promise<GridlakeError> {
  const near = nearest ?? (await coverageEnd(date, code, zone, engine))
  return new GridlakeError('data.not_ingested', `the lake has nothing of ${code} on ${date}`, {
    hint: near === undefined ? 'see /api/v1/balancing-authorities for what it has' : `the nearest day is ${near}`,
    context: { authority: code, date: date.toString(), ...(near === undefined ? {} : { nearest_date: near }) },
  })
}

async function coverageEnd(
  date: Temporal.PlainDate,
  code: string,
  zone: string,
  engine: Engine,
): Promise<string | undefined> {
  const keys = await engine.keys('eia.region_data')
  const demand = keys.find(({ values }) => values['respondent'] === code && values['type'] === 'D')
  if (!demand) return undefined
  const dayOf = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate()
  // The day of the first hour may have begun before it.
  const [first, last] = [dayOf(demand.firstInterval).add({ days: 1 }), dayOf(demand.lastInterval).subtract({ days: 1 })]
  return (Temporal.PlainDate.compare(date, first) < 0 ? first : last).toString()
}
