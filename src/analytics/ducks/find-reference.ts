import { GridlakeError } from '../../core/errors.ts'
import type { Fuel } from '../../core/fuel.ts'
import { findNearestName } from '../../core/nearest-name.ts'
import type { Engine } from '../../engine/question.ts'
import { type DuckReference, makeReference } from './duck-reference.ts'
import { measureDays } from './measure-days.ts'
import { readDuckDays } from './read-duck-days.ts'

/** Whole days at which a longer window takes the place of a shorter one: a week, a month, a season, a year but for a few gaps. */
const STEPS = [7, 28, 91, 350] as const
const LOOK_BACK_DAYS = 366

export interface ReferenceQuestion {
  authority: string
  zone: string
  reported: ReadonlySet<Fuel>
  now: Temporal.Instant
  /** A window by its name; default the authority's longest. */
  id?: string | undefined
}

export interface FoundReference {
  reference: DuckReference
  /** Kept in the lake. Else there are too few whole days for a window, and scores are provisional. */
  kept: boolean
}

/**
 * The window that an authority's days are measured by: the kept one, or one that is made and kept now, because none is there or the
 * days have come to the next step. It is made of what is known now, whatever moment is asked about: it is a yardstick, no datum.
 * Undefined where the lake has no whole day. Errors: `data.not_ingested` for a name that no window has.
 */
export async function findReference(
  engine: Engine,
  question: ReferenceQuestion,
  signal?: AbortSignal,
): Promise<FoundReference | undefined> {
  const { authority, id } = question
  const kept = await readKept(engine, authority)
  if (id !== undefined) return { reference: mustFind(id, authority, kept), kept: true }
  const longest = kept.toSorted((a, b) => b.days - a.days || (a.knownAt < b.knownAt ? -1 : 1))[0]
  const next = STEPS.find((step) => step > (longest?.days ?? 0))
  if (
    longest &&
    (next === undefined || yesterdayOf(question) <= longest.last || !(await mayHave(engine, authority, next)))
  )
    return { reference: longest, kept: true }
  const made = await measureNow(engine, question, signal)
  if (made && next !== undefined && made.days >= next)
    return { reference: (await engine.kept.keep(folderOf(authority), made.id, made)) as DuckReference, kept: true }
  if (longest) return { reference: longest, kept: true }
  return made && { reference: made, kept: false }
}

const yesterdayOf = ({ now, zone }: ReferenceQuestion): string =>
  now.toZonedDateTimeISO(zone).toPlainDate().subtract({ days: 1 }).toString()

/** Another definition of the components needs another folder: their windows do not compare. */
const folderOf = (authority: string): string => `ducks-f3/${authority}`

async function readKept(engine: Engine, authority: string): Promise<DuckReference[]> {
  const folder = folderOf(authority)
  const names = await engine.kept.list(folder)
  return Promise.all(names.map(async (name) => (await engine.kept.read(folder, name)) as DuckReference))
}

function mustFind(id: string, authority: string, kept: readonly DuckReference[]): DuckReference {
  const found = kept.find((reference) => reference.id === id)
  if (found) return found
  const ids = kept.map((reference) => reference.id)
  const near = findNearestName(id, ids)
  throw new GridlakeError('data.not_ingested', `${authority} has no reference window ${id}`, {
    hint: near ? `did you mean ${near}?` : ids.length > 0 ? `windows: ${ids.join(', ')}` : 'none is kept yet',
    context: { authority, reference: id },
  })
}

/** Whether so many days lie between the first and the last hour that the lake has of the authority's demand. */
async function mayHave(engine: Engine, authority: string, days: number): Promise<boolean> {
  const keys = await engine.keys('eia.region_data')
  const demand = keys.find(({ values }) => values['respondent'] === authority && values['type'] === 'D')
  if (!demand) return false
  const span = Temporal.Instant.from(demand.firstInterval).until(Temporal.Instant.from(demand.lastInterval))
  return span.total('hours') + 1 >= days * 24 - 1
}

async function measureNow(
  engine: Engine,
  question: ReferenceQuestion,
  signal?: AbortSignal,
): Promise<DuckReference | undefined> {
  const { authority, zone, reported, now } = question
  const last = Temporal.PlainDate.from(yesterdayOf(question))
  const first = last.subtract({ days: LOOK_BACK_DAYS - 1 })
  const { days, hours } = await readDuckDays(engine, { authority, zone, reported, first, last, knownAt: now }, signal)
  const { measured } = measureDays(days)
  const [from, to] = [measured[0]?.date, measured.at(-1)?.date]
  if (from === undefined || to === undefined) return undefined
  const between = days.filter(({ date }) => date >= from && date <= to).length
  const { versions } = hours
  const about = { authority, zone, leftOut: between - measured.length, versions, knownAt: now.toString() }
  return makeReference(measured, about)
}
