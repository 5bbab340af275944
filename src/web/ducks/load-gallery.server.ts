import { PATHS } from '../../contract/paths.ts'
import type { Duck, DuckRanking } from '../../contract/schemas/authorities/ducks.ts'
import { hasCode } from '../../core/errors.ts'
import { mustKnowAuthority } from '../state/must-know-authority.ts'
import type { PageContext } from '../state/page-context.ts'
import { pageProblem } from '../state/page-problem.ts'
import { drawDuck, ducksDomain } from './draw-duck.server.ts'
import { DAY_CHOICES, daysAsked, duckLinks } from './duck-links.ts'
import { COMPONENT_TEXTS, longDateText, powerText, scoreText, shortDateText } from './duck-text.ts'
import type { DuckCardView, DuckRowView, GalleryView } from './gallery-view.ts'
import { viewReference } from './reference-view.ts'
import { sourceText } from './source-text.ts'

const GALLERY_SIZE = 8
const MOST_LINKS = 6

/** Everything that the page of all ducks shows. */
export async function loadGallery(page: PageContext): Promise<GalleryView> {
  const { code, name, zone } = mustKnowAuthority(page, (other) => duckLinks(page).gallery(other))
  const days = daysAsked(page)
  const truth = page.asOf === undefined ? {} : { asOf: page.asOf }
  const ranking = await page.client.authorities
    .ducks(code, { days, ...truth }, page.signal)
    .catch((error: unknown) => refuse(error, code))
  const links = duckLinks(page)
  const { ducks, reference, first_date, last_date } = ranking
  const span = `${shortDateText(first_date)} to ${longDateText(last_date)}`
  const best = ducks.slice(0, GALLERY_SIZE)
  const domain = ducksDomain(best)
  const whole = ducks
    .map(({ date }) => date)
    .toSorted()
    .at(-1)
  const api = `${PATHS.authorityDucks.replace('{ba}', code)}?${new URLSearchParams({ days: String(days), ...(page.asOf ? { as_of: page.asOf.toString() } : {}) })}`
  return {
    kicker: `${code} · ${name}`,
    lede: ledeOf(ranking, days),
    choices: DAY_CHOICES.map((choice) => ({
      label: choice.label,
      href: links.gallery(code, choice.range),
      current: choice.days === days,
    })),
    choiceLabel: `${days} days`,
    cards: best.map((duck) => viewCard(duck, links.day(duck.date), draw(page, duck, zone, domain))),
    rows: ducks.map((duck) => viewRow(duck, links.day(duck.date))),
    bins: ranking.distribution.map(({ from, to, count }) => ({ label: `${from}–${to}`, count })),
    reference: reference ? viewReference(reference) : undefined,
    leftOut: (ranking.state === 'no_solar' ? [] : ranking.left_out).map(({ date, text }) => ({
      date,
      dateText: shortDateText(date),
      href: links.day(date),
      text,
    })),
    span,
    scope: `${code} · ${span} · hourly · ${zone}`,
    source: sourceText(
      ranking.meta,
      whole === undefined ? 'no whole day' : `last whole day ${longDateText(whole)}`,
      zone,
      page.simulated,
    ),
    downloads: [
      { label: 'JSON', href: api, description: 'the ranking as JSON' },
      { label: 'Days in SQL', href: links.sql(ranking.sql.days), description: 'open the days in SQL' },
      { label: 'Hours in SQL', href: links.sql(ranking.sql.hours), description: 'open the hours in SQL' },
    ],
    none: viewNone(ranking, page),
  }
}

/** Throws the page that says that there is nothing yet, or what was thrown. */
function refuse(error: unknown, code: string): never {
  if (!hasCode(error, 'data.not_ingested')) throw error
  throw pageProblem(404, {
    message: `The lake has no demand of ${code} yet.`,
    hint: 'The page shows its duck days once some are collected.',
  })
}

function draw(page: PageContext, duck: Duck, zone: string, domain: [number, number]) {
  const id = `duck-${duck.date}`
  return { id, markup: page.draw(id, drawDuck, duck, zone, domain) }
}

function ledeOf({ ducks, authority }: DuckRanking, days: number): string {
  const [best] = ducks
  if (!best) return `On a duck day the sun hollows out midday, and the evening climbs steeply.`
  const { trough, evening_ramp_mw_per_h, evening_ramp_from } = best.shape
  return `The best duck of the last ${days} days of ${authority.code} was ${longDateText(best.date)}, with ${scoreText(best.score)} of 100: demand less solar fell to ${powerText(trough.mw)} MW at ${trough.label}, and rose by ${powerText(evening_ramp_mw_per_h)} MW within an hour from ${evening_ramp_from.label}.`
}

const viewPoints = ({ components }: Duck) =>
  components.map(({ name, points }) => ({ name, label: COMPONENT_TEXTS[name].label, points }))

function viewCard(duck: Duck, href: string, drawing: DuckCardView['drawing']): DuckCardView {
  const { shape, date, rank, score } = duck
  return {
    date,
    dateText: shortDateText(date),
    rank,
    score: scoreText(score),
    href,
    drawing,
    points: viewPoints(duck),
    ramp: `${powerText(shape.evening_ramp_mw_per_h)} MW/h from ${shape.evening_ramp_from.label}`,
    valley: `${powerText(shape.valley_depth_mw)} MW`,
    trough: shape.trough.label,
  }
}

function viewRow({ date, rank, score, shape, standard_shape }: Duck, href: string): DuckRowView {
  return {
    date,
    dateText: shortDateText(date),
    href,
    rank,
    score: scoreText(score),
    ramp: powerText(shape.evening_ramp_mw_per_h),
    valley: powerText(shape.valley_depth_mw),
    trough: shape.trough.label,
    threeHourRamp: powerText(shape.three_hour_ramp_mw),
    standardRamp: powerText(standard_shape?.evening_ramp_mw_per_h),
  }
}

function viewNone({ state, ducks, authority, with_solar }: DuckRanking, page: PageContext): GalleryView['none'] {
  const links = duckLinks(page)
  if (state === 'no_solar') {
    const offered = [...with_solar].sort((a, b) => likeliness(a.code) - likeliness(b.code)).slice(0, MOST_LINKS)
    return {
      title: `${authority.code} has no duck`,
      text:
        offered.length === 0
          ? 'It reports no solar generation, and so far nobody in this lake does.'
          : 'It reports no solar generation to EIA-930, and without solar no midday is hollowed out. These do:',
      links: offered.map(({ code, name }) => ({ label: `${code} · ${name}`, href: links.gallery(code) })),
    }
  }
  if (ducks.length > 0) return undefined
  return {
    title: 'No whole day yet',
    text: 'A day is measured when demand and solar generation of each of its hours are published. EIA publishes generation a day later than demand. Below stands what is missing.',
    links: DAY_CHOICES.filter(({ days }) => days > daysAsked(page)).map(({ label, range }) => ({
      label: `Look at ${label}`,
      href: links.gallery(authority.code, range),
    })),
  }
}

/** The ones that everybody knows first. */
const WELL_KNOWN = ['CISO', 'ERCO', 'AZPS', 'NEVP', 'ISNE', 'PJM']
const likeliness = (code: string): number =>
  (WELL_KNOWN.indexOf(code) + WELL_KNOWN.length + 1) % (WELL_KNOWN.length + 1)
