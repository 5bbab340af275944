import { staleAfterSeconds } from '../../contract/freshness.ts'
import type { StatusEvent } from '../../contract/schemas/status-events.ts'
import { durationToMs } from '../../core/time/duration.ts'
import { formatWall } from '../../core/time/hour-ending.ts'
import type { Dataset } from '../../datasets/dataset.ts'
import type { Receipt } from '../../engine/records/lake-records.ts'
import { marketZone } from './market-zone.ts'

/** How long a dataset may publish nothing before it is stale. */
export const patienceMs = (dataset: Dataset): number => staleAfterSeconds(dataset) * 1000

/** That a dataset grew stale after its publication at `last`, and that it recovered with the one at `next`. Pure. */
export function describeSilence(dataset: Dataset, last: string, next: string | undefined): StatusEvent[] {
  const from = Temporal.Instant.from(last)
  const staleAt = from.add({ milliseconds: patienceMs(dataset) })
  const zone = marketZone(dataset)
  const lastText = formatWall(from, zone)
  // By the last publication: the silence that is going on has the name it will keep.
  const id = (kind: string) => `urn:gridlake:event:${kind}:${dataset.id}:${from.toString({ smallestUnit: 'second' })}`
  const stale: StatusEvent = {
    id: id('stale'),
    kind: 'stale',
    dataset: dataset.id,
    at: staleAt.toString(),
    title: `${dataset.id} is stale`,
    detail: `${dataset.title}: nothing was published after ${lastText}; something new is expected every ${cadenceText(dataset)}.`,
  }
  if (next === undefined) return [stale]
  const to = Temporal.Instant.from(next)
  const recovered: StatusEvent = {
    id: id('recovered'),
    kind: 'recovered',
    dataset: dataset.id,
    at: to.toString(),
    title: `${dataset.id} has recovered`,
    detail: `${dataset.title}: published again at ${formatWall(to, zone)}, ${waitText(to.since(from).total('hours'))} after ${lastText}.`,
  }
  return [stale, recovered]
}

/** `15 minutes`, `1 day`. */
function cadenceText({ cadence }: Dataset): string {
  const minutes = durationToMs(cadence) / 60_000
  const [count, unit] =
    minutes % 1440 === 0 ? [minutes / 1440, 'day'] : minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute']
  return `${count === 1 ? '' : `${count} `}${unit}${count === 1 ? '' : 's'}`
}

const waitText = (hours: number): string =>
  hours < 48 ? `${hours.toFixed(1)} hours` : `${(hours / 24).toFixed(1)} days`

/** That a document was set aside whole, or rows of it. Pure. */
export function describeDocumentEvent(receipt: Receipt): StatusEvent {
  const { dataset, name, document, status, code, reason, rowsQuarantined, rowsRead } = receipt
  const isWhole = status === 'quarantined'
  const kind = isWhole ? 'quarantined' : 'rows_quarantined'
  const what = name ?? document ?? receipt.receipt
  return {
    id: `urn:gridlake:event:${kind}:${receipt.receipt}`,
    kind,
    dataset,
    at: receipt.ingestedAt ?? '1970-01-01T00:00:00Z',
    title: isWhole
      ? `${dataset}: a document was set aside`
      : `${dataset}: ${rowsQuarantined} of ${rowsRead} rows were set aside`,
    detail: isWhole ? `${what}: ${[code, reason].filter(Boolean).join(', ')}` : `${what}: see /api/v1/quarantine`,
  }
}
