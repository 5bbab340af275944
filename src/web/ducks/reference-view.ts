import type { DuckReference } from '../../contract/schemas/authorities/ducks.ts'
import { COMPONENT_TEXTS, componentText, longDateText } from './duck-text.ts'
import type { ReferenceView } from './gallery-view.ts'

/** The window in words and numbers. */
export function viewReference(reference: DuckReference): ReferenceView {
  const { id, kept, first_date, last_date, days, days_left_out } = reference
  const span = `${days} whole ${days === 1 ? 'day' : 'days'} from ${longDateText(first_date)} to ${longDateText(last_date)}`
  const without = days_left_out === 0 ? '' : `, ${days_left_out} left out for missing hours`
  const spreads = [
    ['evening_ramp', reference.evening_ramp_mw_per_h],
    ['valley_depth', reference.valley_depth_mw],
    ['trough_time', reference.trough_hour],
  ] as const
  return {
    id,
    kept,
    text: kept
      ? `${span}${without}. It is kept in the lake and never changes, so a score changes only when the data of its own day do.`
      : `${span}${without}. That is too few for a window that is kept: until there are seven whole days, scores are provisional.`,
    spreads: spreads.map(([name, { min, median, max }]) => ({
      label: COMPONENT_TEXTS[name].label,
      text: `${componentText(name, min)} to ${componentText(name, max)}, median ${componentText(name, median)}`,
    })),
  }
}
