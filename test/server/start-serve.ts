import { setTimeout as sleep } from 'node:timers/promises'
import { type Started, startGridlake } from '../cli/run-gridlake.ts'

/** `gridlake serve` in a process of its own. */
export interface Serving extends Started {
  url: string
  flightPort: number
  /** What it said when it began to serve. */
  said: string
}

const STARTED = / at (http:[^\s,]+), Flight SQL at port (\d+)\n/
const START_MS = 30_000

/** Starts it over the lake in a folder, on free ports, as it is by default but for `flags` and `env`. Kill it. */
export async function startServe(
  directory: string,
  flags: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Serving> {
  const server = startGridlake(['serve', '--data', directory, '--port', '0', '--flight-port', '0', ...flags], env)
  const lateAt = performance.now() + START_MS
  while (!STARTED.test(server.stderr()) && server.child.exitCode === null && performance.now() < lateAt) await sleep(20)
  const said = server.stderr()
  const [, url, port] = STARTED.exec(said) ?? []
  if (url === undefined) {
    server.child.kill('SIGKILL')
    throw new Error(`gridlake serve does not serve: ${said}`)
  }
  return { ...server, said, url: url.replace('localhost', '127.0.0.1'), flightPort: Number(port) }
}
