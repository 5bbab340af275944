import type { SeriesRhythm } from '../../../analytics/authority/series-rhythm.ts'
import { expectedAgeSeconds, judgeFreshness } from '../../../contract/freshness.ts'
import type { SeriesFreshness } from '../../../contract/schemas/authorities/freshness.ts'

type State = SeriesFreshness['state']

/** Up to such an age nobody asks why; older, it is said that the source is like that. */
const FRESH_SECONDS = 6 * 3600

/** How a series stands, and in words. `ageSeconds` undefined: the lake has none of it. */
export function judgeSeries(
  rhythm: SeriesRhythm,
  ageSeconds: number | undefined,
  retiredOn: string | undefined,
): { state: State; text: string } {
  const { words } = rhythm
  if (ageSeconds === undefined) {
    return retiredOn === undefined
      ? { state: 'none', text: 'The lake has none of the last ten days.' }
      : { state: 'retired', text: `Retired on ${retiredOn}: nothing more is published.` }
  }
  const source = `The source publishes ${words}.`
  if (ageSeconds <= 0) return { state: 'fresh', text: `Reaches ${durationText(-ageSeconds)} ahead. ${source}` }
  const age = `The newest ended ${durationText(ageSeconds)} ago.`
  const judged = judgeFreshness(ageSeconds, rhythm)
  if (judged === 'fresh' && ageSeconds <= FRESH_SECONDS) return { state: 'fresh', text: `${age} ${source}` }
  if (judged === 'fresh')
    return { state: 'expected_lag', text: `${age} That is as new as it comes: ${source.replace('The', 'the')}` }
  const expected = `expected within ${durationText(expectedAgeSeconds(rhythm))}`
  return { state: judged, text: `${age} ${judged === 'late' ? 'Late' : 'Stale'}: ${expected}. ${source}` }
}

/** `45 min`, `1 h 40 min`, `31 h`, `3 days`. */
function durationText(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 6 && minutes % 60 > 0) return `${hours} h ${minutes % 60} min`
  return hours < 72 ? `${Math.round(minutes / 60)} h` : `${Math.round(hours / 24)} days`
}
