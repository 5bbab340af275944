import type { DuckDay } from '../../contract/schemas/authorities/ducks.ts'
import { GridlakeError, hasCode } from '../../core/errors.ts'
import type { AuthoritySummary } from '../state/authority-summary.ts'
import { isDateText } from '../state/date-text.ts'
import type { PageContext } from '../state/page-context.ts'
import { pageProblem } from '../state/page-problem.ts'
import { daysAsked, duckLinks } from './duck-links.ts'
import { longDateText } from './duck-text.ts'

/** One day, as the API says it. Throws the page of status 404 that leads to the nearest day. */
export async function askDay(page: PageContext, { code }: AuthoritySummary, date: string): Promise<DuckDay> {
  if (!isDateText(date)) throw noSuchDay(page, date)
  const question = { date, days: daysAsked(page), ...(page.asOf === undefined ? {} : { asOf: page.asOf }) }
  try {
    return await page.client.authorities.duckDay(code, question, page.signal)
  } catch (error) {
    if (hasCode(error, 'usage.invalid_argument')) throw noSuchDay(page, date)
    if (!hasCode(error, 'data.not_ingested')) throw error
    const nearest = error instanceof GridlakeError ? error.context['nearest_date'] : undefined
    const links = duckLinks(page)
    throw pageProblem(404, {
      message: `There is nothing of ${code} on ${longDateText(date)}.`,
      hint: typeof nearest === 'string' ? 'The nearest that there is:' : 'It may still be on its way.',
      links: [
        ...(typeof nearest === 'string' ? [{ label: longDateText(nearest), href: links.day(nearest) }] : []),
        { label: `All duck days of ${code}`, href: links.gallery() },
      ],
    })
  }
}

const noSuchDay = (page: PageContext, date: string) =>
  pageProblem(404, {
    message: `“${date.slice(0, 40)}” is no day of the grid. Days are written as 2026-06-09.`,
    links: [{ label: 'All duck days', href: duckLinks(page).gallery() }],
  })
