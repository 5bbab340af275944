const UNITS = [
  ['years', 'year'],
  ['months', 'month'],
  ['weeks', 'week'],
  ['days', 'day'],
  ['hours', 'hour'],
  ['minutes', 'minute'],
  ['seconds', 'second'],
] as const

/** An ISO 8601 duration in words: `PT15M` is `15 minutes`, `P1D` `day`, so that `every …` can stand before it. */
export function durationWords(iso: string): string {
  const duration = Temporal.Duration.from(iso).abs()
  const parts = UNITS.flatMap(([unit, name]) => {
    const count = duration[unit]
    return count === 0 ? [] : [count === 1 ? name : `${count} ${name}s`]
  })
  return parts.join(' ') || 'moment'
}
