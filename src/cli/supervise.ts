import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { GridlakeError } from '../core/errors.ts'

/** Less than this process itself has after a signal. */
const STOP_GRACE_MS = 1_500

/** Sends a message to the process that started this one; false when there is none. */
export function tellParent(message: object): boolean {
  if (!process.send) return false
  process.send(message)
  // An orphan has no work: whoever started it is gone. process.exit() would wait for the statement that DuckDB is at.
  process.once('disconnect', () => process.exitCode === undefined && process.kill(process.pid, 'SIGKILL'))
  return true
}

/** A command of gridlake in a process of its own. It ends when this process does. */
export interface Subprocess {
  /** Its first message. Errors: `internal.bug` when it ends before. */
  ready: Promise<unknown>
  /** Resolves with its exit code. */
  ended: Promise<number>
  stop(): Promise<void>
}

/** Starts `gridlake …args` beside this process; its stderr is this one's. */
export function startSubprocess(args: readonly string[]): Subprocess {
  const main = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './main.ts' : './main.js', import.meta.url))
  const child: ChildProcess = spawn(process.execPath, [main, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = new Promise<number>((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 128 : 1))),
  )
  const ready = new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve)
    void ended.then((code) =>
      reject(
        new GridlakeError('internal.bug', `gridlake ${args.join(' ')} ended with code ${code} before it was ready`),
      ),
    )
  })
  ready.catch(() => {})
  return {
    ready,
    ended,
    async stop() {
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS)
      await ended
      clearTimeout(late)
    },
  }
}
