import type { PageContext } from '../state/page-context.ts'
import type { MixRange } from './mix-range.ts'

/** Who says more often than the EIA what it generates from, and as which dataset. */
const FINE_SOURCES: Readonly<Record<string, { dataset: string; label: string }>> = Object.freeze({
  ERCO: { dataset: 'ercot.fuel_mix', label: 'ERCOT, every 5 minutes' },
})

export const fineSourceOf = (code: string): { dataset: string; label: string } | undefined => FINE_SOURCES[code]

/** Which days the lake has of it; undefined: none. */
export async function readFineDays(
  { client, marketZone, signal }: PageContext,
  code: string,
): Promise<{ first: Temporal.PlainDate; last: Temporal.PlainDate } | undefined> {
  const source = fineSourceOf(code)
  if (!source) return undefined
  const held = await client.dataset(source.dataset, signal).catch(() => undefined)
  if (!held?.status.first_interval || !held.status.last_interval) return undefined
  const dayOf = (text: string) => Temporal.Instant.from(text).toZonedDateTimeISO(marketZone).toPlainDate()
  return { first: dayOf(held.status.first_interval), last: dayOf(held.status.last_interval) }
}

/** Whether a range has some of those days. */
export const hasFine = (
  days: { first: Temporal.PlainDate; last: Temporal.PlainDate } | undefined,
  { firstDate, lastDate }: Pick<MixRange, 'firstDate' | 'lastDate'>,
): boolean =>
  days !== undefined &&
  Temporal.PlainDate.compare(days.first, lastDate) <= 0 &&
  Temporal.PlainDate.compare(days.last, firstDate) >= 0
