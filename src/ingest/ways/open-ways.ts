import type { Dataset } from '../../datasets/dataset.ts'
import { findUnserved } from '../plan-fetch.ts'
import { findRecordedSpans } from '../recorded-spans.ts'
import { earlier, type Span } from '../span.ts'
import { openDashboardWay } from './dashboard-way.ts'
import { openEiaWay } from './eia-way.ts'
import { fetchableBindings } from './fetchable-bindings.ts'
import { openMisWay } from './mis-way.ts'
import { unservedMessage } from './unserved-message.ts'
import type { RangeEffects, Way } from './way.ts'
import { openYearlyWay } from './yearly-way.ts'

/**
 * Every way in of a dataset with what it has of `range`: daily documents, dashboards and the EIA first, as documents of whole
 * years are judged against them. What nothing serves is returned, and logged. Errors: `source.*` when a source can't be listed.
 */
export async function openWays(
  dataset: Dataset,
  range: Span,
  effects: RangeEffects,
  signal?: AbortSignal,
): Promise<{ ways: Way[]; unserved: Span[] }> {
  const ways: Way[] = []
  const bindings = fetchableBindings(dataset)
  for (const binding of bindings) {
    if (binding.via === 'mis') ways.push(await openMisWay(dataset, binding, range, effects, signal))
    else if (binding.via === 'dashboard') ways.push(openDashboardWay(dataset, binding, range, effects, signal))
    else if (binding.via === 'eia') ways.push(openEiaWay(dataset, binding, range, effects, signal))
  }
  const past = { from: range.from, to: earlier(range.to, effects.lake.clock.now()) }
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
  if (unserved.length > 0) effects.log('warn', unservedMessage(dataset, unserved, ways), { dataset: dataset.id })
  return { ways, unserved }
}
