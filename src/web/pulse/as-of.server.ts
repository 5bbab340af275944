import { hasCode } from '../../core/errors.ts'
import { parseMoment } from '../../core/time/hour-ending.ts'
import { addressText, inputText, MARKET_ZONE, momentText, zoneAbbreviation } from '../state/market-time.ts'
import type { AsOfControl } from './pulse-page.ts'

export interface AsOf {
  /** The moment asked for; undefined: now. */
  instant: Temporal.Instant | undefined
  /** Why what was asked for cannot be had. */
  refusal: string | undefined
}

/** Reads `?as_of=`. What cannot be read is refused in words, and the page shows now. */
export function readAsOf(url: URL, now: Temporal.Instant): AsOf {
  const text = url.searchParams.get('as_of')?.trim() ?? ''
  if (text === '' || text === 'now') return { instant: undefined, refusal: undefined }
  try {
    const instant = parseMoment(text, MARKET_ZONE, now)
    if (Temporal.Instant.compare(instant, now) <= 0) return { instant, refusal: undefined }
    return refuse(text, `it lies ahead: it is ${momentText(now)} now`)
  } catch (error) {
    if (!hasCode(error, 'usage.invalid_argument')) throw error
    return refuse(text, `it is not a date or time such as ${inputText(now)}`)
  }
}

const refuse = (text: string, why: string): AsOf => ({
  instant: undefined,
  refusal: `The grid as of “${text.slice(0, 60)}” cannot be shown: ${why}. This is now.`,
})

/** What the as-of control offers at `now`, `chosen` being shown. */
export function describeControl(chosen: Temporal.Instant | undefined, now: Temporal.Instant): AsOfControl {
  const local = now.toZonedDateTimeISO(MARKET_ZONE)
  const minute = local.round({ smallestUnit: 'minute', roundingMode: 'floor' })
  const at = (days: number, hour: number) =>
    local.toPlainDate().subtract({ days }).toZonedDateTime({ timeZone: MARKET_ZONE, plainTime: { hour } }).toInstant()
  const moments = [
    ['1 h ago', minute.subtract({ hours: 1 }).toInstant()],
    ['6 h ago', minute.subtract({ hours: 6 }).toInstant()],
    ['Today 00:00', at(0, 0)],
    ['Yesterday 06:00', at(1, 6)],
    ['Yesterday 18:00', at(1, 18)],
  ] as const
  const links = moments.map(([label, instant]) => ({
    label,
    href: `/?as_of=${encodeURIComponent(addressText(instant))}`,
    current: chosen?.equals(instant) ?? false,
  }))
  return {
    value: inputText(chosen ?? now),
    latest: inputText(now),
    zone: zoneAbbreviation(chosen ?? now),
    links: [{ label: 'Now', href: '/', current: chosen === undefined }, ...links],
  }
}
