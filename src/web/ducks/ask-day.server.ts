import type { DuckDay } from '../../contract/schemas/authorities/ducks.ts'
import { GridlakeError } from '../../core/errors.ts'
import type { AuthoritySummary } from '../state/authority-summary.ts'
import type { PageContext } from '../state/page-context.ts'
import { pageProblem } from '../state/page-problem.ts'
import { daysAsked, duckLinks } from './duck-links.ts'
import { longDateText } from './duck-text.ts'

/** One day, as the API says it. Throws the page of status 404 that leads to the nearest day. */
export async function askDay(page: PageContext, { code }: AuthoritySummary, date: string): Promise<DuckDay> {
  const question = { date, days: daysAsked(page), ...(page.asOf === undefined ? {} : { asOf: page.asOf }) }
  try {
    return await page.client.authorities.duckDay(code, question, page.signal)
  } catch (error) {
    const nearest = error instanceof GridlakeError ? error.context['nearest_date'] : undefined
    if (!(error instanceof GridlakeError) || error.code !== 'data.not_ingested') throw error
    const links = duckLinks(page)
    throw pageProblem(404, {
      message: `There is nothing of ${code} on ${longDateText(date)}.`,
      hint: 'The nearest that there is:',
      links: [
        ...(typeof nearest === 'string' ? [{ label: longDateText(nearest), href: links.day(nearest) }] : []),
        { label: `All duck days of ${code}`, href: links.gallery() },
      ],
    })
  }
}
