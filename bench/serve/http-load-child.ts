// Load on a URL: `http-load-child.ts URL SECONDS CONNECTIONS [REQUESTS_PER_SECOND]`. Prints a Load as JSON.
import { createSocketClient } from './socket-client.ts'

/** What a load came to. */
export interface Load {
  requestsPerSecond: number
  p50Ms: number
  p99Ms: number
}

const [, , url = '', seconds = '3', connections = '16', rate] = process.argv
const clients = await Promise.all(Array.from({ length: Number(connections) }, () => createSocketClient(url)))
const latenciesMs: number[] = []
const endMs = performance.now() + Number(seconds) * 1000
const beganMs = performance.now()

if (rate === undefined) {
  // As much as there is: each connection asks again as soon as it has its answer.
  await Promise.all(
    clients.map(async ({ ask }) => {
      while (performance.now() < endMs) {
        const askedMs = performance.now()
        await ask()
        latenciesMs.push(performance.now() - askedMs)
      }
    }),
  )
} else {
  // An open loop: requests are due at even times whatever became of those before, and late ones count from when they were due.
  const everyMs = 1000 / Number(rate)
  let dueMs = beganMs
  await Promise.all(
    clients.map(async ({ ask }) => {
      for (;;) {
        const mineMs = dueMs
        dueMs += everyMs
        if (mineMs >= endMs) return
        const waitMs = mineMs - performance.now()
        // Timers are a millisecond coarse: the end of the wait is turned over.
        if (waitMs > 2) await new Promise((resolve) => setTimeout(resolve, waitMs - 2))
        while (performance.now() < mineMs) await new Promise((resolve) => setImmediate(resolve))
        await ask()
        latenciesMs.push(performance.now() - mineMs)
      }
    }),
  )
}
const tookMs = performance.now() - beganMs
latenciesMs.sort((a, b) => a - b)
const at = (fraction: number) => latenciesMs[Math.floor(latenciesMs.length * fraction)] ?? Number.NaN
const load: Load = { requestsPerSecond: (latenciesMs.length / tookMs) * 1000, p50Ms: at(0.5), p99Ms: at(0.99) }
process.stdout.write(`${JSON.stringify(load)}\n`)
for (const { close } of clients) close()
