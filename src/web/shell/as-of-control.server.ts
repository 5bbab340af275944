import type { PageContext } from '../state/page-context.ts'
import { asOfText } from '../state/read-moment.ts'
import type { Range } from '../state/url-state.ts'
import { inputText, momentText, zoneLabel } from '../state/zoned-text.ts'
import type { AsOfControl } from './shell-data.ts'

/** What the as-of control offers. */
export function describeAsOf({ asOf, asOfRefusal, now, zone, marketZone, state }: PageContext): AsOfControl {
  const moments: AsOfControl['moments'] = [
    { label: 'Now', asOf: undefined, current: asOf === undefined },
    ...pastMoments(now, marketZone).map(([label, instant]) => ({
      label,
      asOf: asOfText(instant),
      current: asOf?.equals(instant) ?? false,
    })),
  ]
  const { step, hours } = stepOf(state.range, state.from !== undefined)
  const shown = asOf ?? now.round({ smallestUnit: 'hour', roundingMode: 'floor' })
  const next = shown.add({ hours })
  return {
    text: asOf && momentText(asOf, zone),
    refusal: asOfRefusal,
    value: inputText(asOf ?? now, marketZone),
    latest: inputText(now, marketZone),
    zoneLabel: zoneLabel(marketZone, asOf ?? now, asOf ?? now),
    moments,
    step,
    previous: asOfText(shown.subtract({ hours })),
    next: Temporal.Instant.compare(next, now) <= 0 ? asOfText(next) : undefined,
  }
}

function pastMoments(now: Temporal.Instant, zone: string): readonly (readonly [string, Temporal.Instant])[] {
  const local = now.toZonedDateTimeISO(zone)
  const minute = local.round({ smallestUnit: 'minute', roundingMode: 'floor' })
  const at = (days: number, hour: number) =>
    local.toPlainDate().subtract({ days }).toZonedDateTime({ timeZone: zone, plainTime: { hour } }).toInstant()
  return [
    ['1 h ago', minute.subtract({ hours: 1 }).toInstant()],
    ['6 h ago', minute.subtract({ hours: 6 }).toInstant()],
    ['Today 00:00', at(0, 0)],
    ['Yesterday 06:00', at(1, 6)],
    ['Yesterday 18:00', at(1, 18)],
  ]
}

/** A longer range is played in longer steps. */
function stepOf(range: Range | undefined, hasCustomRange: boolean): { step: string; hours: number } {
  if (range === '7d' || (range === undefined && hasCustomRange)) return { step: '6 h', hours: 6 }
  return range === undefined || range === 'today' || range === 'yesterday'
    ? { step: '1 h', hours: 1 }
    : { step: '1 d', hours: 24 }
}
