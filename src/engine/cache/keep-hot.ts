import type { Clock } from '../../core/clock.ts'
import { toGridlakeError } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'
import type { CachedEngine } from './cache-answers.ts'
import { readHotFile, writeHotFile } from './hot-file.ts'

/** Questions that are remembered for the next start. */
const REMEMBERED = 64
const WRITE_EVERY_MS = 60_000
/** Between two answers made in advance, so that people's own questions come first. */
const PAUSE_MS = 20

/** Has the answers that were hot when the process ended last made again, one after the other, and remembers which are. `close()` writes a last time. */
export function keepHot(
  engine: CachedEngine,
  path: string,
  { clock, log }: { clock: Clock; log: Log },
): { warmed: Promise<void>; close(): Promise<void> } {
  const over = new AbortController()
  const warm = async () => {
    for (const asked of await readHotFile(path)) {
      if (over.signal.aborted) return
      // Tables may have gone, or a question mean nothing to this version.
      await engine.prepare(asked, over.signal).catch(() => {})
      await clock.sleep(PAUSE_MS, over.signal).catch(() => {})
    }
  }
  const write = async () => {
    const hot = engine.hot(REMEMBERED)
    if (hot.length === 0) return
    await writeHotFile(path, hot).catch((error: unknown) =>
      log('debug', 'what is asked most could not be remembered', { reason: toGridlakeError(error).message }),
    )
  }
  const remember = async () => {
    while (!over.signal.aborted) {
      await clock.sleep(WRITE_EVERY_MS, over.signal)
      await write()
    }
  }
  const warmed = warm()
  const remembering = remember().catch(() => {})
  return {
    warmed,
    async close() {
      over.abort()
      await Promise.all([warmed, remembering])
      await write()
    },
  }
}
