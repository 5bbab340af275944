import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** A server in a process of its own. */
export interface ServerChild extends AsyncDisposable {
  url: string
}

const pathOf = (script: string) => fileURLToPath(new URL(script, import.meta.url))

/** Starts a script of this folder that prints its URL. */
export async function startServerChild(script: string, args: readonly string[]): Promise<ServerChild> {
  const child = spawn(process.execPath, [pathOf(script), ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const [line] = await Promise.race([
    once(child.stdout.setEncoding('utf8'), 'data'),
    ended.then(() => Promise.reject(new Error(`${script} ended before it served`))),
  ])
  return {
    url: String(line).trim(),
    async [Symbol.asyncDispose]() {
      child.kill()
      await ended
    },
  }
}

/** Runs a script of this folder; resolves to the JSON that it prints. */
export async function runScript<Result>(script: string, args: readonly string[]): Promise<Result> {
  const { stdout } = await promisify(execFile)(process.execPath, [pathOf(script), ...args])
  return JSON.parse(stdout) as Result
}
