import { on } from 'node:events'
import { statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { GridlakeError } from '../../core/errors.ts'
import { type Unpacked, unpackFiles } from './unpack-files.ts'
import type { UnpackedPart } from './unpack-thread.ts'

/** Beside this file, in TypeScript or compiled. */
const THREAD = new URL(import.meta.url.endsWith('.ts') ? './unpack-thread.ts' : './unpack-thread.js', import.meta.url)
/** So many files of such a size are unpacked before a thread has started. */
const FEW_FILES = 8
const SMALL_BYTES = 1_000_000

/** `unpackFiles` in parts of a few megabytes; folders and all that is much in a thread of its own, ahead of what is asked for. */
export async function* unpackAhead(paths: readonly string[]): AsyncGenerator<readonly Unpacked[]> {
  if (paths.length <= FEW_FILES && paths.every(isSmallFile)) for (const file of unpackFiles(paths)) yield [file]
  else yield* unpackInThread(paths)
}

function isSmallFile(path: string): boolean {
  try {
    const found = statSync(path)
    return found.isFile() && found.size <= SMALL_BYTES
  } catch {
    return false
  }
}

async function* unpackInThread(paths: readonly string[]): AsyncGenerator<readonly Unpacked[]> {
  // A program given on the command line must not run again.
  const worker = new Worker(THREAD, { workerData: paths, execArgv: [] })
  const ended = new Promise((resolve) => worker.once('exit', resolve))
  // Whoever reads on gets it; nobody else is told.
  worker.on('error', () => {})
  try {
    const parts = on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[UnpackedPart]>
    for await (const [{ files, bytes }] of parts) {
      if (files.length === 0) return
      yield files
      worker.postMessage(bytes)
    }
    throw new GridlakeError('internal.bug', 'the thread that unpacks files ended before they did')
  } finally {
    worker.postMessage('stop')
    await ended
  }
}
