import type { GridlakeError } from '../../core/errors.ts'
import type { AuthoritySummary } from '../state/authority-summary.ts'
import type { PageContext } from '../state/page-context.ts'
import { momentText } from '../state/zoned-text.ts'
import type { EmptyDayView } from './day-view.ts'
import { dayLink, longDayText } from './read-day.ts'

/** A day, or a moment, of which the lake has nothing; the API names the nearest day that it has. */
export function emptyDay(page: PageContext, { code, name }: AuthoritySummary, error: GridlakeError): EmptyDayView {
  const { date } = page.state
  const nearest = error.context['nearest_date']
  const link = dayLink(page, code, typeof nearest === 'string' ? nearest : null)
  const isRetired = error.code === 'data.retired'
  return {
    status: isRetired ? 410 : 404,
    kicker: `${name} (${code})`,
    headline: isRetired
      ? `${error.message[0]?.toUpperCase()}${error.message.slice(1)}`
      : `The lake has nothing of ${date === undefined ? name : longDayText(date)}`,
    why: page.asOf ? `At ${momentText(page.asOf, page.zone)} nothing of it was known.` : whyText(page, error),
    nearest: link ? [link] : [],
    collecting: false,
  }
}

function whyText({ state, now, marketZone }: PageContext, error: GridlakeError): string {
  const { successors } = error.context as { successors?: readonly string[] }
  if (error.code === 'data.retired')
    return successors === undefined || successors.length === 0
      ? 'It has balanced nothing since.'
      : `${successors.join(', ')} took over what it balanced.`
  const today = now.toZonedDateTimeISO(marketZone).toPlainDate()
  const isAhead = state.date !== undefined && Temporal.PlainDate.compare(state.date, today) > 0
  return isAhead ? 'This day is still to come.' : 'Neither its demand nor its net generation was collected.'
}

/** Nothing was collected yet: the page looks again by itself. */
export const collectingDay = ({ ba }: PageContext): EmptyDayView => ({
  status: 200,
  kicker: ba,
  headline: 'Collecting the first data',
  why: 'The lake is empty. What the grid is doing stands here as soon as the first hours are in.',
  nearest: [],
  collecting: true,
})
