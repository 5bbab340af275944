import { drawOverlayChart } from '../charts/overlay-chart.server.ts'
import { askDay } from '../ducks/ask-day.server.ts'
import { dayChart } from '../ducks/day-chart.ts'
import { dayLegend } from '../ducks/day-legend.ts'
import { duckLinks } from '../ducks/duck-links.ts'
import { longDateText, scoreText } from '../ducks/duck-text.ts'
import { sourceText } from '../ducks/source-text.ts'
import { isDateText } from '../state/date-text.ts'
import { mustKnowAuthority } from '../state/must-know-authority.ts'
import type { PageContext } from '../state/page-context.ts'
import { pageProblem } from '../state/page-problem.ts'
import type { EmbedChart } from './embed-chart.ts'

const DAY_PATH = /^\/ducks\/(\d{4}-\d{2}-\d{2})$/

/** A duck day; without a date the best of the ranking. */
export const ducksEmbed: EmbedChart = {
  id: 'ducks',
  name: 'Duck day',
  fromPage(url) {
    if (url.pathname === '/ducks') return url.searchParams
    const date = DAY_PATH.exec(url.pathname)?.[1]
    return date === undefined ? undefined : new URLSearchParams([...url.searchParams, ['date', date]])
  },
  async load(page) {
    const authority = mustKnowAuthority(page)
    const day = await askDay(page, authority, page.state.date ?? (await bestDate(page)))
    const { duck, hours, date } = day
    const chart = dayChart(day)
    const whole = hours.filter(({ net_load_mwh }) => net_load_mwh !== null).length
    return {
      title: `${longDateText(date)}, ${authority.code}: ${duck ? `a duck of ${scoreText(duck.score)}` : 'no score'}`,
      scope: `Net load ${authority.code} · MW · ${chart.zoneLabel}${day.reference ? ` · scored by ${day.reference.id}` : ''}`,
      source: sourceText(day.meta, `${whole} of ${hours.length} hours published`, authority.zone, page.simulated),
      legend: dayLegend(day),
      draw: (size) => drawOverlayChart(chart, size),
      href: duckLinks(page).day(date),
    }
  },
}

async function bestDate(page: PageContext): Promise<string> {
  const truth = page.asOf === undefined ? {} : { asOf: page.asOf }
  const { ducks } = await page.client.authorities.ducks(page.ba, truth, page.signal)
  const date = ducks[0]?.date
  if (date === undefined || !isDateText(date))
    throw pageProblem(404, { message: `${page.ba} has no duck day: it reports no solar, or no whole day.` })
  return date
}
