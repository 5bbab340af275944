import type { Change, Changes } from '../../contract/schemas/authorities/changes.ts'
import type { PageContext } from '../state/page-context.ts'
import { writeUrl } from '../state/url-state.ts'
import { timeText } from '../state/zoned-text.ts'
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
    title: `What changed: ${dayText(date, page.now)} against a typical ${changes.weekday}`,
    missing: baseline.enough ? undefined : baseline.text,
    cards: changes.changes.map((change) => card(change, changes, page, day)),
  }
}

function card(change: Change, changes: Changes, page: PageContext, day: string): ChangeView {
  const { value, unit, delta, delta_pct, direction, hour, neighbour } = change
  const isSame = delta !== null && valueText(Math.abs(delta), unit) === valueText(0, unit)
  return {
    label: change.label,
    value: valueText(value, unit),
    unit: [
      ...(value === null ? [] : [unitText(unit)]),
      ...(direction === null ? [] : [direction]),
      ...(hour === null ? [] : [`at ${timeText(Temporal.Instant.from(hour.interval_start), page.zone)}`]),
      ...(neighbour === null ? [] : [`with ${neighbour}`]),
    ].join(' '),
    direction: delta === null ? undefined : isSame ? 'same' : delta > 0 ? 'up' : 'down',
    change:
      delta === null
        ? 'nothing to compare with'
        : isSame
          ? 'as usual'
          : `${delta < 0 ? '−' : '+'}${valueText(Math.abs(delta), unit)} ${unitText(unit)}${delta_pct === null ? '' : ` (${signedShareText(delta_pct / 100)})`}`,
    baseline: baselineText(change, changes.baseline.dates.length),
    href:
      hour === null
        ? undefined
        : `${day}#${hourAnchor(Temporal.Instant.from(hour.interval_start), changes.authority.zone)}`,
    sql: change.sql,
    sqlHref: writeUrl('/sql', { sql: change.sql, as_of: page.state.as_of }),
  }
}

/** What is typical, or what is missing to say it. What is missing to all is said once, above the cards. */
function baselineText({ typical, unit, baseline_days, nothing_to_compare, value }: Change, days: number): string {
  if (nothing_to_compare !== null) return value !== null && baseline_days === days ? '' : nothing_to_compare
  return typical === null ? '' : `typically ${valueText(typical, unit)}, the median of ${baseline_days} days`
}
