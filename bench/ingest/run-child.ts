import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** What a measured child process prints as JSON. */
export interface ChildResult {
  rows: number
  ms: number
  peakRssBytes: number
}

/** Runs a script of this folder in a process of its own: what it measures includes a cold start of everything but its imports. */
export async function runChild(
  script: string,
  args: readonly string[],
  program = process.execPath,
): Promise<ChildResult> {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const { stdout } = await promisify(execFile)(program, [path, ...args], { maxBuffer: 1e7 })
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as ChildResult
}
