import { type Clock, systemClock } from '../../core/clock.ts'
import { GridlakeError } from '../../core/errors.ts'
import { type Log, noLog } from '../../core/log.ts'
import type { Dataset } from '../../datasets/dataset.ts'
import type { Engine } from '../../engine/question.ts'
import { problemResponse } from '../http/problem-response.ts'
import { createLiveClients } from './live-clients.ts'
import { encodeEvent, encodeRetry } from './table-event.ts'
import { watchTables } from './watch-tables.ts'

export interface LiveOptions {
  engine: Pick<Engine, 'versions' | 'status'>
  catalogue: readonly Pick<Dataset, 'id'>[]
  maxClients?: number
  /** How often tables are looked at while anybody listens. */
  periodMs?: number
  heartbeatMs?: number
}

/** Server-sent events of new data, `/live`. */
export interface Live {
  /**
   * A stream of events: `tables` once, with the version of every table; `table` whenever one has a new version (`TableEvent`); `beat`
   * when nothing else was said for a while. 503 when too many listen.
   */
  answer(path: string): Promise<Response>
  readonly clients: number
  close(): void
}

const MAX_CLIENTS = 1_000
const PERIOD_MS = 1_000
const HEARTBEAT_MS = 15_000
const RETRY_MS = 3_000

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-content-type-options': 'nosniff',
  // nginx would hold messages back.
  'x-accel-buffering': 'no',
} as const

/** Looks at the tables only while somebody listens. */
export function createLive(
  { engine, catalogue, maxClients = MAX_CLIENTS, periodMs = PERIOD_MS, heartbeatMs = HEARTBEAT_MS }: LiveOptions,
  effects: { clock: Clock; log: Log } = { clock: systemClock, log: noLog },
): Live {
  const clients = createLiveClients()
  const ids = catalogue.map(({ id }) => id)
  let work: AbortController | undefined
  let coming = 0
  const begin = (versions: Readonly<Record<string, number>>) => {
    work = new AbortController()
    const { signal } = work
    void watchTables({ engine, catalogue }, { since: versions, periodMs }, tellTables, signal, effects)
    void beat(signal)
  }
  const end = () => {
    if (clients.size > 0) return
    work?.abort()
    work = undefined
  }
  const tellTables: Parameters<typeof watchTables>[2] = (events) => {
    for (const event of events) clients.tell(encodeEvent('table', event))
  }
  const beat = async (signal: AbortSignal) => {
    while (!signal.aborted) {
      await effects.clock.sleep(heartbeatMs, signal).catch(() => {})
      if (!signal.aborted) clients.tell(encodeEvent('beat', {}))
    }
  }
  return {
    get clients() {
      return clients.size
    },
    async answer(path) {
      if (clients.size + coming >= maxClients) return problemResponse(tooMany(maxClients), path, tryLater)
      coming++
      try {
        const versions = await engine.versions(ids)
        const body = clients.join([encodeRetry(RETRY_MS), encodeEvent('tables', versions)], end)
        if (!work) begin(versions)
        return new Response(body, { headers: HEADERS })
      } catch (error) {
        return problemResponse(error, path)
      } finally {
        coming--
      }
    },
    close() {
      clients.close()
    },
  }
}

const tooMany = (maxClients: number) =>
  new GridlakeError('access.rate_limited', `${maxClients} clients are listening, as many as this server has room for`, {
    hint: 'ask again in a while, or look at /api/v1/health from time to time',
    context: { maxClients },
  })

const tryLater = { status: 503, headers: { 'retry-after': '30' } }
