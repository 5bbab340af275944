import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const SCRIPT = fileURLToPath(new URL('delta.py', import.meta.url))

/** What delta-rs is asked to do with the table at a path. */
export type DeltaRequest = { table: string } & (
  | { do: 'read'; out: string }
  | { do: 'count'; column: string; operator: '=' | '>=' | '<'; value: string; time?: boolean }
  | { do: 'optimize'; zOrder?: readonly string[] }
  | { do: 'findEveryValue' }
  | { do: 'checkpoint' }
  | { do: 'vacuumDryRun' }
)

/** Has delta-rs do it all, in order, in one process; a result for each. */
export function askDeltaRs<Results extends readonly unknown[]>(
  python: string,
  requests: readonly DeltaRequest[],
): Results {
  const answer = execFileSync(python, [SCRIPT], {
    input: JSON.stringify(requests),
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  })
  return JSON.parse(answer) as Results
}
