import { hasCode, toGridlakeError } from '../../core/errors.ts'
import { dayText } from '../pulse/read-day.ts'
import { mustKnowAuthority } from '../state/must-know-authority.ts'
import type { PageContext } from '../state/page-context.ts'
import { writeUrl } from '../state/url-state.ts'
import { fineSourceOf, hasFine, readFineDays } from './fine-source.ts'
import type { MixChoice } from './mix-chart.ts'
import { apiInterval, type EiaStep, type MixRange, mixRange } from './mix-range.ts'
import { fineSeries, hourlySeries, type MixData } from './mix-series.ts'
import type { EmptyMixView, MixView } from './mix-view.ts'
import { viewMix } from './view-mix.server.ts'

/** The page of the fuel mix: what it shows, or why there is nothing. */
export async function loadMix(page: PageContext): Promise<{ mix: MixView } | { empty: EmptyMixView }> {
  const { code, name } = mustKnowAuthority(page, (other) => writeUrl('/fuel-mix', { ...page.state, ba: other }))
  const range = rangeOf(page, code)
  const choice = readChoice(page)
  const [data, fineDays] = await Promise.all([readMix(page, code, range), readFineDays(page, code)])
  if (data) return { mix: viewMix(data, choice, range, { page, isFineOffered: hasFine(fineDays, range) }) }
  return { empty: await emptyMix(page, { code, name, fineDays }, range) }
}

/** The days that the address chooses for an authority. */
export const rangeOf = ({ state, asOf, now, marketZone }: PageContext, code: string): MixRange =>
  mixRange(state, asOf ?? now, marketZone, { canBeFine: fineSourceOf(code) !== undefined })

/** How the address wants the mix shown. */
export const readChoice = ({ state }: PageContext): MixChoice => ({
  view: state.view === 'share' ? 'share' : 'mw',
  hidden: new Set(state.hide),
})

/** Generation, demand where there is any, and where it is asked for the week before. Undefined: there is no generation. */
export async function readMix(page: PageContext, code: string, range: MixRange): Promise<MixData | undefined> {
  try {
    const data = await (range.step === '5m' ? readFine(page, code, range) : readHourly(page, code, range, range.step))
    return data.series.intervals.some(({ total }) => total !== null) ? data : undefined
  } catch (thrown) {
    if (hasCode(toGridlakeError(thrown), 'data.not_ingested')) return undefined
    throw thrown
  }
}

async function readFine({ client, asOf, signal }: PageContext, code: string, { from, to }: MixRange): Promise<MixData> {
  const mix = await client.authorities.fuelMix(code, { from, to, ...(asOf ? { asOf } : {}) }, signal)
  return { series: fineSeries(mix), demand: undefined, before: undefined }
}

async function readHourly(page: PageContext, code: string, range: MixRange, step: EiaStep): Promise<MixData> {
  const { client, asOf, signal, state } = page
  const asked = { from: range.from, to: range.to, interval: apiInterval(step), ...(asOf ? { asOf } : {}) }
  const comparable = state.cmp === 'week' && step !== '1M'
  const [generation, demand, before] = await Promise.all([
    client.authorities.generation(code, asked, signal),
    client.authorities.demand(code, asked, signal).catch(() => undefined),
    comparable
      ? client.authorities
          .generation(code, { ...asked, ...weekBefore(range, page.marketZone) }, signal)
          .catch(() => undefined)
      : undefined,
  ])
  return { series: hourlySeries(generation, step), demand, before: before && hourlySeries(before, step) }
}

/** The same local days a week before. */
function weekBefore({ firstDate, lastDate }: MixRange, zone: string) {
  const start = (date: Temporal.PlainDate) => date.subtract({ days: 7 }).toZonedDateTime(zone).toInstant()
  return { from: start(firstDate), to: start(lastDate.add({ days: 1 })) }
}

interface Empty {
  code: string
  name: string
  fineDays: Awaited<ReturnType<typeof readFineDays>>
}

async function emptyMix(page: PageContext, { code, name, fineDays }: Empty, range: MixRange): Promise<EmptyMixView> {
  const isFine = range.step === '5m'
  const last = isFine
    ? fineDays?.last.toString()
    : await page.client.authorities
        .one(code, page.signal)
        .then(({ last_interval: { generation } }) => generation && dateOf(generation, page.marketZone))
        .catch(() => null)
  return {
    code,
    name,
    headline: `The lake has no ${isFine ? 'five-minute fuel mix' : 'generation by energy source'} of ${range.label}`,
    why: page.asOf
      ? 'Nothing of it was known at that moment.'
      : isFine
        ? 'ERCOT shows yesterday and today only; what was not captured then is lost.'
        : 'Nothing of it was collected.',
    nearest: last == null ? [] : [nearestLink(page, code, last, isFine)],
  }
}

function nearestLink(page: PageContext, code: string, date: string, isFine: boolean): EmptyMixView['nearest'][number] {
  const before = Temporal.PlainDate.from(date).subtract({ days: isFine ? 1 : 6 })
  return {
    label: `the ${isFine ? 'two days' : 'week'} to ${dayText(date, page.now)}`,
    href: writeUrl('/fuel-mix', { ...page.state, ba: code, range: undefined, from: before.toString(), to: date }),
  }
}

const dateOf = (instant: string, zone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString()
