import { type Clock, systemClock } from '../core/clock.ts'
import { type Log, noLog } from '../core/log.ts'
import { cacheAnswers } from '../engine/cache/cache-answers.ts'
import type { CacheStats } from '../engine/cache/cache-stats.ts'
import { keepHot } from '../engine/cache/keep-hot.ts'
import { limitRunning } from '../engine/cache/limit-running.ts'
import { openRedisLevel } from '../engine/cache/redis-level.ts'
import { nameOfLake, watchLake } from '../engine/cache/watch-lake.ts'
import type { Engine } from '../engine/question.ts'
import type { Workplace } from './open-workplace.ts'

export interface AnswersOptions {
  /** 0: no answer is kept. */
  cacheBytes: number
  maxRunningQueries: number
  maxWaitingQueries: number
  redisUrl?: string | undefined
  /** Of gridlake. */
  version: string
}

/** A workplace's engine as servers use it: bounded, and with a memory. Close it before the workplace. */
export interface Answers extends AsyncDisposable {
  engine: Engine
  /** Undefined: no answer is kept. */
  cacheStats: (() => CacheStats) | undefined
}

/** Errors: `config.missing` when a Redis is named and its package is not installed. */
export async function openAnswers(
  { lake, engine }: Pick<Workplace, 'lake' | 'engine'>,
  options: AnswersOptions,
  { clock, log }: { clock: Clock; log: Log } = { clock: systemClock, log: noLog },
): Promise<Answers> {
  const { cacheBytes, maxRunningQueries, maxWaitingQueries, redisUrl, version } = options
  const limited = limitRunning(engine, { maxRunning: maxRunningQueries, maxWaiting: maxWaitingQueries })
  if (cacheBytes === 0) return { engine: limited, cacheStats: undefined, async [Symbol.asyncDispose]() {} }
  const shared = redisUrl === undefined ? undefined : await openRedisLevel(redisUrl, { log, version })
  const cached = cacheAnswers(limited, {
    catalogue: lake.catalogue,
    watch: watchLake(lake),
    maxBytes: cacheBytes,
    lakeName: nameOfLake(lake),
    ...(shared ? { shared } : {}),
  })
  const hot = keepHot(cached, lake.store.address('tmp/hot-answers.json'), { clock, log })
  return {
    engine: cached,
    cacheStats: cached.cacheStats,
    async [Symbol.asyncDispose]() {
      await hot.close()
      await cached.close()
    },
  }
}
