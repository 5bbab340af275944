import { hasCode, toGridlakeError } from '../../core/errors.ts'
import { dayText } from '../pulse/read-day.ts'
import { mustKnowAuthority } from '../state/must-know-authority.ts'
import type { PageContext } from '../state/page-context.ts'
import { writeUrl } from '../state/url-state.ts'
import type { MixChoice, MixData } from './mix-chart.ts'
import { apiInterval, type MixRange, mixRange } from './mix-range.ts'
import type { EmptyMixView, MixView } from './mix-view.ts'
import { viewMix } from './view-mix.server.ts'

/** The page of the fuel mix: what it shows, or why there is nothing. */
export async function loadMix(page: PageContext): Promise<{ mix: MixView } | { empty: EmptyMixView }> {
  const { code, name, zone } = mustKnowAuthority(page, (other) => writeUrl('/fuel-mix', { ...page.state, ba: other }))
  const range = mixRange(page.state, page.asOf ?? page.now, zone)
  const choice = readChoice(page)
  try {
    const data = await readMix(page, code, range)
    if (data.generation.data.some(({ total_mwh }) => total_mwh !== null))
      return { mix: viewMix(data, choice, range, page) }
  } catch (thrown) {
    if (!hasCode(toGridlakeError(thrown), 'data.not_ingested')) throw thrown
  }
  return { empty: await emptyMix(page, code, name, range) }
}

/** How the address wants the mix shown. */
export const readChoice = ({ state }: PageContext): MixChoice => ({
  view: state.view === 'share' ? 'share' : 'mw',
  hidden: new Set(state.hide),
})

/** Generation, demand where there is any, and where it is asked for the week before. */
export async function readMix(page: PageContext, code: string, range: MixRange): Promise<MixData> {
  const { client, asOf, signal, state } = page
  const asked = { from: range.from, to: range.to, interval: apiInterval(range.step), ...(asOf ? { asOf } : {}) }
  const comparable = state.cmp === 'week' && range.step !== '1M'
  const [generation, demand, before] = await Promise.all([
    client.authorities.generation(code, asked, signal),
    client.authorities.demand(code, asked, signal).catch(() => undefined),
    comparable
      ? client.authorities
          .generation(code, { ...asked, ...weekBefore(range, page.marketZone) }, signal)
          .catch(() => undefined)
      : undefined,
  ])
  return { generation, demand, before }
}

/** The same local days a week before. */
function weekBefore({ firstDate, lastDate }: MixRange, zone: string) {
  const start = (date: Temporal.PlainDate) => date.subtract({ days: 7 }).toZonedDateTime(zone).toInstant()
  return { from: start(firstDate), to: start(lastDate.add({ days: 1 })) }
}

async function emptyMix(page: PageContext, code: string, name: string, range: MixRange): Promise<EmptyMixView> {
  const last = await page.client.authorities
    .one(code, page.signal)
    .then(({ last_interval }) => last_interval.generation)
    .catch(() => null)
  const date = last === null ? undefined : dateOf(last, page.marketZone)
  return {
    code,
    name,
    headline: `The lake has no generation by energy source of ${range.label.toLowerCase()}`,
    why: page.asOf ? 'Nothing of it was known at that moment.' : 'Nothing of it was collected.',
    nearest:
      date === undefined
        ? []
        : [
            {
              label: `the week to ${dayText(date, page.now)}`,
              href: writeUrl('/fuel-mix', {
                ...page.state,
                ba: code,
                range: undefined,
                from: Temporal.PlainDate.from(date).subtract({ days: 6 }).toString(),
                to: date,
              }),
            },
          ],
  }
}

const dateOf = (instant: string, zone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString()
