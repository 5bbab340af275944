import type { Change, Changes } from '../../contract/schemas/authorities/changes.ts'
import type { PageContext } from '../state/page-context.ts'
import { writeUrl } from '../state/url-state.ts'
import type { ChangesView, ChangeView } from './day-view.ts'
import { hourAnchor } from './hour-anchor.ts'
import { signedShareText } from './number-text.ts'
import { dayHref, dayText } from './read-day.ts'
import { unitText, valueText } from './value-text.ts'

/** What changed, as cards that lead to the hour they speak of. */
export function dayChanges(changes: Changes, page: PageContext): ChangesView {
  const { authority, date, baseline } = changes
  const day = dayHref(page, authority.code, date)
  return {
    title: `What changed: ${dayText(date, page.now)} against a usual ${changes.weekday}`,
    missing: baseline.enough ? undefined : baseline.text,
    cards: changes.changes.map((change) => card(change, changes, page, day)),
  }
}

function card(change: Change, { authority }: Changes, page: PageContext, day: string): ChangeView {
  const { value, unit, delta, delta_pct, hour, neighbour } = change
  return {
    label: change.label,
    value: valueText(value, unit),
    unit: [
      unitText(unit),
      ...(hour === null ? [] : [`at ${hour.label}`]),
      ...(neighbour === null ? [] : [neighbour]),
    ].join(' '),
    direction: delta === null ? undefined : delta > 0 ? 'up' : delta < 0 ? 'down' : 'same',
    change:
      delta === null
        ? 'nothing to compare with'
        : `${delta < 0 ? '−' : '+'}${valueText(Math.abs(delta), unit)} ${unitText(unit)}${delta_pct === null ? '' : ` (${signedShareText(delta_pct / 100)})`}`,
    baseline: baselineText(change),
    href:
      hour === null ? undefined : `${day}#${hourAnchor(Temporal.Instant.from(hour.interval_start), authority.zone)}`,
    sql: change.sql,
    sqlHref: writeUrl('/sql', { sql: change.sql, as_of: page.state.as_of }),
  }
}

function baselineText({ typical, unit, baseline_days, hours_missing }: Change): string {
  if (typical !== null) return `usually ${valueText(typical, unit)}, the median of ${baseline_days} days`
  return hours_missing > 0 ? `${hours_missing} hours are not published` : 'too few days of this weekday before it'
}
