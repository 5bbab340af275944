import { type Clock, systemClock } from '../../core/clock.ts'
import { type Log, noLog } from '../../core/log.ts'
import type { Dataset } from '../../datasets/dataset.ts'
import type { Engine } from '../../engine/question.ts'
import type { TableEvent } from './table-event.ts'

export interface WatchTablesEffects {
  clock: Clock
  log: Log
}

/** Looks every `periodMs` whether tables have new versions, until `signal` aborts. A lake that cannot be read is looked at again. */
export async function watchTables(
  { engine, catalogue }: { engine: Pick<Engine, 'versions' | 'status'>; catalogue: readonly Pick<Dataset, 'id'>[] },
  { since, periodMs }: { since: Readonly<Record<string, number>>; periodMs: number },
  tell: (events: readonly TableEvent[]) => void,
  signal: AbortSignal,
  { clock, log }: WatchTablesEffects = { clock: systemClock, log: noLog },
): Promise<void> {
  const ids = catalogue.map(({ id }) => id)
  let seen = since
  while (!signal.aborted) {
    await clock.sleep(periodMs, signal).catch(() => {})
    if (signal.aborted) return
    try {
      const versions = await engine.versions(ids)
      const changed = Object.keys(versions).filter((id) => versions[id] !== seen[id])
      if (changed.length === 0) continue
      const statuses = await engine.status()
      seen = versions
      const events = changed.map((id) => ({
        dataset: id,
        version: versions[id] ?? 0,
        published_at: statuses.find((status) => status.id === id)?.lastPublishedAt ?? null,
      }))
      if (!signal.aborted) tell(events)
    } catch (error) {
      log('warn', 'the tables cannot be watched', { error: String(error) })
    }
  }
}
