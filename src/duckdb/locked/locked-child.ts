import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { Socket } from 'node:net'
import { toGridlakeError } from '../../core/errors.ts'
import { type Database, openDatabase } from '../database.ts'
import { freeBytes } from '../encode/vector-data.ts'
import { encodeFrame, FRAME } from './frames.ts'
import type { LockedRequest } from './locked-request.ts'
import { runLockedQuery } from './run-locked-query.ts'
import { createSlotWriter } from './slot-file.ts'

// The process that untrusted SQL runs in, with its spill directory as argument: requests come as lines of JSON on stdin, answers go as frames
// to descriptor 3 and, where `slots` is the next argument, in slots of the file at descriptor 4; lines with a number say that one was read.
// It ends when stdin does, that is with its parent, and at once: DuckDB's threads would not let it exit.

const out = new Socket({ fd: 3, readable: false, writable: true })
const spillDirectory = process.argv[2] ?? ''
const slots = process.argv[3] === 'slots' ? createSlotWriter(4) : undefined
let next = openNext()
let queue = Promise.resolve()
let line = ''

/** DuckDB takes its time to open, most of all the first: have one ready. Its memory limit comes with the request. */
function openNext(): Promise<Database> {
  return openDatabase({ memoryBytes: 1e9, spillDirectory })
}

function die(): never {
  if (spillDirectory) rmSync(spillDirectory, { recursive: true, force: true })
  process.kill(process.pid, 'SIGKILL')
  throw new Error('unreachable')
}

async function send(frame: Uint8Array): Promise<void> {
  if (!out.write(frame)) await once(out, 'drain')
}

async function sendData(bytes: Uint8Array): Promise<void> {
  const mark = await slots?.put(bytes)
  await send(mark ? encodeFrame(FRAME.slot, mark) : encodeFrame(FRAME.data, bytes))
  freeBytes(bytes)
}

async function answer(request: LockedRequest): Promise<void> {
  try {
    const place = { database: await next, spillDirectory }
    for await (const bytes of runLockedQuery(request, place)) await sendData(bytes)
    await send(encodeFrame(FRAME.end))
  } catch (error) {
    const { code, message, hint, context } = toGridlakeError(error)
    await send(encodeFrame(FRAME.failed, Buffer.from(JSON.stringify({ code, message, hint, context }))))
  }
  next = openNext()
}

/** Where Linux runs out of memory, it shall end this process and not the one that serves. */
function standFirstInLine(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000')
  } catch {
    // Not Linux, or not ours to say.
  }
}

out.on('error', die)
process.stdin.setEncoding('utf8')
process.stdin.on('end', die)
process.stdin.on('error', die)
process.stdin.on('data', (text: string) => {
  line += text
  for (let end = line.indexOf('\n'); end >= 0; end = line.indexOf('\n')) {
    const told = JSON.parse(line.slice(0, end)) as LockedRequest | number
    line = line.slice(end + 1)
    if (typeof told === 'number') slots?.free(told)
    else queue = queue.then(() => answer(told))
  }
})
standFirstInLine()
await next
await send(encodeFrame(FRAME.ready))
// It never exits, which is when Node would.
flushCompileCache()
