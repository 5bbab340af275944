import type { Binding, Dataset } from '../../datasets/dataset.ts'
import { zoneOf } from '../plan-fetch.ts'
import type { Span } from '../span.ts'
import type { Way } from './way.ts'

/** Says which intervals nothing here serves, since when each product has some, how long it keeps them, and what other way there is. */
export function unservedMessage(dataset: Dataset, unserved: readonly Span[], ways: readonly Way[]): string {
  const zone = zoneOf(dataset)
  const shown = (at: Temporal.Instant) =>
    at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ')
  const pieces = unserved.map(({ from, to }) => `${shown(from)} to ${shown(to)}`).join(', ')
  const reasons = dataset.bindings.map((binding) => describe(binding, ways, shown))
  return `${dataset.id} is not to be had here for ${pieces} (${zone}): ${reasons.join('; ')}; ingest documents that you have with: gridlake ingest files`
}

function describe(binding: Binding, ways: readonly Way[], shown: (at: Temporal.Instant) => string): string {
  const { via, product, retention } = binding
  const way = ways.find((each) => each.via === via && each.product === product)
  const kept = inWords(retention)
  switch (via) {
    case 'mis':
      return `${product} is listed ${way?.reach ? `for intervals since ${shown(way.reach)}` : 'without a document'} and kept for ${kept}`
    case 'yearly':
      return `${product} has ${way && way.spans.length > 0 ? 'no more of it' : 'no document of these years'}`
    case 'dashboard':
      return `the dashboard ${product} shows the last ${kept}`
    case 'api':
      return `ERCOT's public API has ${product} for ${kept} (${binding.path}; it needs an account)`
    case 'eia':
      return `the EIA has ${product} for ${kept}`
  }
}

const UNITS = ['years', 'months', 'weeks', 'days', 'hours', 'minutes'] as const

/** `P7D` → `7 days`. */
function inWords(duration: string): string {
  const parsed = Temporal.Duration.from(duration)
  const parts = UNITS.flatMap((unit) => {
    const n = parsed[unit]
    return n === 0 ? [] : [`${n} ${n === 1 ? unit.slice(0, -1) : unit}`]
  })
  return parts.join(' ') || duration
}
