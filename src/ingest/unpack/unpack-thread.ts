import '../../core/temporal.ts'
import { parentPort, workerData } from 'node:worker_threads'
import { type Unpacked, unpackFiles } from './unpack-files.ts'

// Unpacks the files of `workerData`, in parts: `UnpackedPart` after `UnpackedPart`, the last one empty. Gets told how many bytes are taken, and
// at the end 'stop'. It ends by itself: a thread that is terminated within zlib takes the process with it (Node 26.10).

export interface UnpackedPart {
  files: readonly Unpacked[]
  bytes: number
}

/** Of a part, where no file is larger. */
const PART_BYTES = 2_000_000
/** So much is unpacked before it is asked for. */
const AHEAD_BYTES = 4 * PART_BYTES

const files = unpackFiles(workerData as string[])
let aheadBytes = 0

parentPort?.on('message', (message: number | 'stop') => {
  if (message === 'stop') {
    parentPort?.close()
    return
  }
  aheadBytes -= message
  unpackAhead()
})
unpackAhead()

function unpackAhead(): void {
  while (aheadBytes < AHEAD_BYTES) {
    const part = nextPart()
    parentPort?.postMessage(part, [...new Set(part.files.flatMap(buffersOf))])
    if (part.files.length === 0) return
    aheadBytes += part.bytes
  }
}

function nextPart(): UnpackedPart {
  const part: Unpacked[] = []
  let bytes = 0
  while (bytes < PART_BYTES) {
    const { value } = files.next()
    if (!value) break
    const file = 'bytes' in value ? { ...value, bytes: whole(value.bytes), zip: value.zip && whole(value.zip) } : value
    part.push(file)
    // A path takes room too.
    bytes += 1000 + buffersOf(file).reduce((sum, { byteLength }) => sum + byteLength, 0)
  }
  return { files: part, bytes }
}

/** The same bytes in a buffer of their own: a buffer is handed over whole. */
function whole(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)
}

function buffersOf(file: Unpacked): ArrayBuffer[] {
  if (!('bytes' in file)) return []
  return [file.bytes, ...(file.zip ? [file.zip] : [])].map(({ buffer }) => buffer as ArrayBuffer)
}
