import { mkdir, rm, stat, utimes } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'

/** Runs `build` unless `isDone`, once at a time for all test files that run at once. One left behind by a killed run is taken over. */
export async function buildOnce(lock: URL, isDone: () => Promise<boolean>, build: () => Promise<void>): Promise<void> {
  while (!(await claim(lock))) await setTimeout(100)
  const alive = setInterval(() => void touch(lock), 5_000)
  try {
    if (!(await isDone())) await build()
  } finally {
    clearInterval(alive)
    await rm(lock, { recursive: true, force: true })
  }
}

/** When a file or folder was last changed; 0 where there is none. */
export async function modifiedMs(url: URL): Promise<number> {
  return stat(url).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )
}

/** Makes the folder that stands for the right to build. */
async function claim(lock: URL): Promise<boolean> {
  try {
    await mkdir(lock)
    return true
  } catch {
    const since = await modifiedMs(lock)
    if (since > 0 && nowMs() - since > 60_000) await rm(lock, { recursive: true, force: true })
    return false
  }
}

const touch = (lock: URL) => utimes(lock, nowMs() / 1000, nowMs() / 1000).catch(() => {})

const nowMs = () => performance.timeOrigin + performance.now()
