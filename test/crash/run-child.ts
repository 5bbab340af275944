import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { ChildTask } from './child-task.ts'

const ENTRY = fileURLToPath(new URL('child.ts', import.meta.url))

export interface ChildEnd {
  /** False: it was killed before. */
  done: boolean
  /** The moment at which it was held when it was killed, `after adopt`. */
  heldAt: string | undefined
  /** From the start of its work to its end. */
  durationMs: number
}

export interface ChildOptions {
  /** Kill it (SIGKILL) this long into its work. */
  killAfterMs?: number
  /** Asked once it is ready; its work starts when it resolves. */
  begin?: () => Promise<void>
  /** No file may grow beyond, in blocks of 512 bytes. */
  fileBlocks?: number
}

/** Runs a child process to its end, or kills it where it is told to or where its task holds it. Throws what it wrote to stderr when it fails. */
export async function runChild(
  task: ChildTask,
  { killAfterMs, begin, fileBlocks }: ChildOptions = {},
): Promise<ChildEnd> {
  const limit = fileBlocks === undefined ? [] : ['sh', '-c', `ulimit -f ${fileBlocks}; exec "$0" "$@"`]
  const [command = '', ...args] = [...limit, process.execPath, ENTRY, JSON.stringify(task)]
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const end: ChildEnd = { done: false, heldAt: undefined, durationMs: 0 }
  let complaint = ''
  let startedMs = 0
  let killed = false
  let timer: NodeJS.Timeout | undefined
  const kill = () => {
    killed = true
    child.kill('SIGKILL')
  }
  const start = () => {
    startedMs = performance.now()
    child.stdin.write('go\n')
    if (killAfterMs !== undefined) timer = setTimeout(kill, killAfterMs)
  }
  child.stdin.on('error', () => {})
  child.stderr.on('data', (text: Buffer) => {
    complaint += text.toString()
  })
  createInterface(child.stdout).on('line', (line) => {
    if (line === 'ready') void (begin?.() ?? Promise.resolve()).then(start)
    if (line === 'done') end.done = true
    if (!line.startsWith('held')) return
    end.heldAt = line.split(' ').slice(1, 3).join(' ')
    kill()
  })
  const code = await ended
  clearTimeout(timer)
  if (!killed && code !== 0) throw new Error(`the child ended with ${code}: ${complaint}`)
  return { ...end, durationMs: performance.now() - startedMs }
}
