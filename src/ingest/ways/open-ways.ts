import type { Dataset } from '../../datasets/dataset.ts'
import { findUnserved } from '../plan-fetch.ts'
import { findRecordedSpans } from '../recorded-spans.ts'
import { earlier, type Span } from '../span.ts'
import { openDashboardWay } from './dashboard-way.ts'
import { openEiaWay } from './eia-way.ts'
import { endOf } from './end-of.ts'
import { fetchableBindings } from './fetchable-bindings.ts'
import { openMisWay } from './mis-way.ts'
import { unservedMessage } from './unserved-message.ts'
import type { RangeEffects, Way } from './way.ts'
import { openYearlyWay } from './yearly-way.ts'

export interface OpenedWays {
  ways: Way[]
  /** What of the range, as far as it is past, nothing serves. */
  unserved: Span[]
  /** The same in words, with why, and what other way there is. */
  lack?: string
}

/**
 * Every way in of a dataset with what it has of `range`: daily documents, dashboards and the EIA first, as documents of whole
 * years are judged against them. Errors: `source.*` when a source can't be listed.
 */
export async function openWays(
  dataset: Dataset,
  range: Span,
  effects: RangeEffects,
  signal?: AbortSignal,
): Promise<OpenedWays> {
  const ways: Way[] = []
  const bindings = fetchableBindings(dataset, effects.lake.clock.now())
  for (const binding of bindings) {
    if (binding.via === 'mis') ways.push(await openMisWay(dataset, binding, range, effects, signal))
    else if (binding.via === 'dashboard') ways.push(openDashboardWay(dataset, binding, range, effects, signal))
    else if (binding.via === 'eia') ways.push(openEiaWay(dataset, binding, range, effects, signal))
  }
  const ends = bindings.flatMap((binding) => endOf(binding, dataset) ?? [])
  const past = { from: range.from, to: [...ends, effects.lake.clock.now()].reduce(earlier, range.to) }
  if (Temporal.Instant.compare(past.from, past.to) >= 0) return { ways, unserved: [] }
  const served = () => ways.flatMap(({ spans }) => spans)
  if (findUnserved(dataset, past, served(), []).length === 0) return { ways, unserved: [] }
  const recorded = await findRecordedSpans(effects.lake, dataset)
  const [reach] = ways
    .flatMap((way) => (way.via === 'mis' && way.reach ? [way.reach] : []))
    .sort(Temporal.Instant.compare)
  for (const binding of bindings) {
    if (binding.via === 'yearly')
      ways.push(await openYearlyWay(dataset, binding, past, { reach, recorded }, effects, signal))
  }
  const unserved = findUnserved(dataset, past, served(), recorded)
  return unserved.length === 0 ? { ways, unserved } : { ways, unserved, lack: unservedMessage(dataset, unserved, ways) }
}
