import type { GapCalendar } from '../../contract/schemas/status-gaps.ts'
import { toGridlakeError } from '../../core/errors.ts'
import { drawGapCalendar } from '../charts/gap-calendar.server.ts'
import { isDateText } from '../state/date-text.ts'
import type { PageContext } from '../state/page-context.ts'
import { hiddenFields } from '../state/url-state.ts'
import type { GapSection } from './status-page.ts'

const DAYS = 30

/** The gap calendar of a dataset for the days that the address names, else the last 30. */
export async function loadGaps(page: PageContext, dataset: string, choices: readonly string[]): Promise<GapSection> {
  const { from, to } = readDays(page)
  const { ba, tz, as_of } = page.state
  const common = {
    dataset,
    choices,
    kept: hiddenFields({ ba, tz, as_of }),
    from: from.toString(),
    to: to.toString(),
    apiHref: `/api/v1/status/${dataset}/gaps?from=${from}&to=${to.add({ days: 1 })}${page.asOf ? `&as_of=${page.asOf}` : ''}`,
  }
  try {
    const calendar = await page.client.gaps(
      { dataset, from: from.toString(), to: to.add({ days: 1 }).toString(), ...(page.asOf ? { asOf: page.asOf } : {}) },
      page.signal,
    )
    const summary = summarise(calendar)
    const draw = (which: 'wide' | 'narrow') => ({
      id: `gaps-${which}`,
      markup: page.draw(`gaps-${which}`, drawGapCalendar, calendar.days, which, summary),
    })
    return {
      ...common,
      summary,
      wide: draw('wide'),
      narrow: draw('narrow'),
      days: tell(calendar),
      trouble: undefined,
    }
  } catch (error) {
    const none = { id: 'gaps-none', markup: undefined }
    const { message } = toGridlakeError(error)
    return { ...common, summary: '', wide: none, narrow: none, days: [], trouble: message }
  }
}

function readDays({ state, now, asOf, marketZone }: PageContext): { from: Temporal.PlainDate; to: Temporal.PlainDate } {
  const today = (asOf ?? now).toZonedDateTimeISO(marketZone).toPlainDate()
  const dayOf = (text: string | undefined) => {
    const day = text?.slice(0, 10) ?? ''
    return isDateText(day) ? Temporal.PlainDate.from(day) : undefined
  }
  const to = dayOf(state.to) ?? dayOf(state.from)?.add({ days: DAYS - 1 }) ?? today
  const from = dayOf(state.from) ?? to.subtract({ days: DAYS - 1 })
  return Temporal.PlainDate.compare(from, to) <= 0 ? { from, to } : { from: to, to: from }
}

function summarise({ counts, zone, days, dataset }: GapCalendar): string {
  const hours = days.reduce((sum, day) => sum + day.hours.length, 0)
  const parts = [
    `${counts.present} whole`,
    `${counts.partial} in part`,
    `${counts.absent} missing`,
    ...(counts.pending > 0 ? [`${counts.pending} not due yet`] : []),
    ...(counts.before > 0 ? [`${counts.before} before the lake begins`] : []),
  ]
  return `${dataset}: of ${hours} hours of ${zone} ${parts.join(', ')}.`
}

const tell = ({ days }: GapCalendar): GapSection['days'] =>
  days
    .map(({ date, hours }) => {
      const named = (state: string) => hours.filter((hour) => hour.state === state).map(({ local }) => local)
      return {
        date,
        hours: hours.length,
        present: named('present').length,
        partial: shorten(named('partial')),
        absent: shorten(named('absent')),
      }
    })
    .reverse()

const SHOWN = 6

const shorten = (hours: readonly string[]): string =>
  hours.length <= SHOWN
    ? hours.join(', ') || '—'
    : `${hours.slice(0, SHOWN).join(', ')} and ${hours.length - SHOWN} more`
