import { zoneAbbreviation } from '../../core/time/zone-abbreviation.ts'
import { dateText } from '../state/date-text.ts'
import type { PageContext } from '../state/page-context.ts'
import { ZONE_CHOICES } from '../state/url-state.ts'
import { momentText } from '../state/zoned-text.ts'
import { describeAsOf } from './as-of-control.server.ts'
import { readFreshness } from './freshness-pills.server.ts'
import type { PeriodControl, ShellData, ZoneOption } from './shell-data.ts'

/** What stands around the page. */
export async function loadShell(page: PageContext): Promise<ShellData> {
  const { preferences, state, now, zone } = page
  return {
    version: page.version,
    simulated: page.simulated,
    preferences,
    path: page.url.pathname,
    state,
    ba: page.ba,
    authorities: page.authorities,
    zones: zoneOptions(page),
    zone,
    now: momentText(now, zone),
    period: describePeriod(page),
    asOf: describeAsOf(page),
    trouble: page.trouble,
    pills: await readFreshness(page),
  }
}

const ZONE_LABELS = { market: 'Market', utc: 'UTC', mine: 'Mine' } as const

function zoneOptions({ marketZone, zoneChoice, preferences, asOf, now }: PageContext): ZoneOption[] {
  const zones = { market: marketZone, utc: 'UTC', mine: preferences.ownZone }
  return ZONE_CHOICES.map((choice) => {
    const zone = zones[choice]
    return {
      choice,
      label: ZONE_LABELS[choice],
      abbreviation: zone === undefined ? '' : zoneAbbreviation((asOf ?? now).toZonedDateTimeISO(zone)),
      current: choice === zoneChoice,
    }
  })
}

function describePeriod({ state, asOf, now, marketZone }: PageContext): PeriodControl {
  const today = (asOf ?? now).toZonedDateTimeISO(marketZone).toPlainDate()
  const date = state.date === undefined ? today : Temporal.PlainDate.from(state.date)
  const next = date.add({ days: 1 })
  return {
    zone: marketZone,
    today: today.toString(),
    date: date.toString(),
    previousDate: date.subtract({ days: 1 }).toString(),
    nextDate: Temporal.PlainDate.compare(next, today) <= 0 ? next.toString() : undefined,
    dateText: dateText(date),
    range: state.range,
    rangeText: rangeText(state),
    from: state.from?.slice(0, 10) ?? '',
    to: state.to?.slice(0, 10) ?? '',
  }
}

function rangeText({ range, from, to }: PageContext['state']): string {
  const ends = [from, to].map((text) =>
    text === undefined ? '…' : dateText(Temporal.PlainDate.from(text.slice(0, 10))),
  )
  if (from !== undefined || to !== undefined) return ends.join(' – ')
  return range ?? ''
}
