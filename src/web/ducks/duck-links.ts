import type { PageContext } from '../state/page-context.ts'
import { type Range, writeUrl } from '../state/url-state.ts'

/** How many days a ranking may look at, as addresses name them. */
export const DAY_CHOICES: readonly { range: Range; days: number; label: string }[] = [
  { range: '30d', days: 30, label: '30 days' },
  { range: '60d', days: 60, label: '60 days' },
  { range: '90d', days: 90, label: '90 days' },
  { range: '1y', days: 365, label: '1 year' },
]

const DEFAULT_RANGE: Range = '60d'

/** How many days the address asks for. */
export const daysAsked = ({ state }: Pick<PageContext, 'state'>): number =>
  DAY_CHOICES.find(({ range }) => range === state.range)?.days ?? 60

/** Addresses of these pages that keep the authority, the range and the moment asked about. */
export function duckLinks({ ba, state }: Pick<PageContext, 'ba' | 'state'>) {
  const kept = { ba, as_of: state.as_of }
  const rangeOf = (range: Range | undefined) => (range === DEFAULT_RANGE ? undefined : range)
  const range = rangeOf(DAY_CHOICES.find((choice) => choice.range === state.range)?.range)
  return {
    gallery: (code = ba, asked: Range | undefined = range) =>
      writeUrl('/ducks', { ...kept, ba: code, range: rangeOf(asked) }),
    day: (date: string, code = ba) => writeUrl(`/ducks/${date}`, { ...kept, ba: code, range }),
    sql: (sql: string) => writeUrl('/sql', { as_of: state.as_of, sql }),
  }
}
