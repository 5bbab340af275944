import { type ChildProcess, spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { type ErrorCode, GridlakeError } from '../../core/errors.ts'
import { FRAME, type Frame, readFrames } from './frames.ts'
import type { LockedRequest } from './locked-request.ts'
import { residentBytes } from './resident-bytes.ts'
import { closeSlotFile, openSlotFile, readSlot } from './slot-file.ts'

/** One child process, which answers one request after the other. */
export interface LockedWorker {
  /** Resolves when the process can take a request. Errors: how it died before. */
  readonly ready: Promise<void>
  /** Answers a request, which must be read to its end, or the worker killed. Errors: the query's, or how the process died. */
  run(request: LockedRequest): AsyncGenerator<Uint8Array, void, undefined>
  /** Bytes held beyond what the process held when it was new. */
  grownBytes(): Promise<number>
  kill(): void
  readonly alive: boolean
  /** Resolves when the process is gone and what it spilled is removed. */
  readonly ended: Promise<void>
}

/** Beside this file, in TypeScript or compiled. */
const CHILD = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './locked-child.ts' : './locked-child.js', import.meta.url),
)
const STDERR_CHARS = 2000

export function startLockedWorker(spillDirectory: string): LockedWorker {
  const compiled = getCompileCacheDir()
  const slots = openSlotFile(spillDirectory)
  const child = spawn(process.execPath, [CHILD, spillDirectory, ...(slots === undefined ? [] : ['slots'])], {
    stdio: ['pipe', 'ignore', 'pipe', 'pipe', slots ?? 'ignore'],
    // Nothing of the parent's environment: no secret can be where nothing is.
    env: compiled === undefined ? {} : { NODE_COMPILE_CACHE: dirname(compiled) },
  })
  const answers = child.stdio[3] as Readable
  const frames = readFrames(answers)
  const complaint = collectText(child.stderr)
  const exit = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }))
    child.once('error', () => resolve({ code: null, signal: null }))
  })
  let alive = true
  let newBytes: number | undefined
  const ended = exit.then(async () => {
    alive = false
    closeSlotFile(slots)
    await rm(spillDirectory, { recursive: true, force: true })
  })
  for (const stream of child.stdio) stream?.on('error', () => {})

  const death = async (): Promise<GridlakeError> => {
    const { code, signal } = await exit
    return deathError(code, signal, complaint())
  }

  const nextFrame = async (): Promise<Frame> => {
    const { value } = await frames.next().catch(() => ({ value: undefined }))
    if (value) return value
    throw await death()
  }

  /** What stands in a slot, which is told to be free. */
  const takeSlot = async (mark: Uint8Array): Promise<Uint8Array> => {
    if (slots === undefined || !alive) throw await death()
    const { slot, bytes } = readSlot(slots, mark)
    child.stdin?.write(`${slot}\n`)
    return bytes
  }

  const ready = (async () => {
    await nextFrame()
    newBytes = await residentBytes(child.pid ?? -1)
  })()
  ready.catch(() => {})

  return {
    ready,
    async *run(request) {
      child.stdin?.write(`${JSON.stringify(request)}\n`)
      for (let frame = await nextFrame(); frame.kind !== FRAME.end; frame = await nextFrame()) {
        if (frame.kind === FRAME.failed) throw toError(frame.bytes)
        yield frame.kind === FRAME.slot ? await takeSlot(frame.bytes) : frame.bytes
      }
    },
    grownBytes: async () => (newBytes === undefined ? 0 : ((await residentBytes(child.pid ?? -1)) ?? 0) - newBytes),
    kill() {
      child.kill('SIGKILL')
      answers.destroy()
    },
    get alive() {
      return alive && child.exitCode === null && !child.killed
    },
    ended,
  }
}

function collectText(stream: ChildProcess['stderr']): () => string {
  let text = ''
  stream?.setEncoding('utf8').on('data', (more: string) => {
    text = (text + more).slice(-STDERR_CHARS)
  })
  return () => text.trim()
}

function toError(bytes: Uint8Array): GridlakeError {
  const { code, message, ...details } = JSON.parse(Buffer.from(bytes).toString()) as {
    code: ErrorCode
    message: string
    hint?: string
    context?: Record<string, unknown>
  }
  return new GridlakeError(code, message, details)
}

/** SIGKILL that we did not send is the kernel's, out of memory; SIGABRT is an allocation that failed. */
function deathError(code: number | null, signal: string | null, complaint: string): GridlakeError {
  const how = signal ?? `exit code ${code}`
  const details = { context: { how, stderr: complaint } }
  if (signal === 'SIGKILL' || signal === 'SIGABRT') {
    return new GridlakeError('query.too_large', `the query took more memory than there is (${how})`, {
      ...details,
      hint: 'ask for less at a time',
    })
  }
  return new GridlakeError('internal.bug', `the process that runs the query ended (${how})`, {
    ...details,
    hint: 'run it again, or write it more simply; if it goes on please report it',
  })
}
