import { constants, crc32, deflateRawSync } from 'node:zlib'
import { GridlakeError } from '../../core/errors.ts'

/** Writes a zip part by part, as its bytes come: each call returns what to send on. */
export interface ZipParts {
  open(name: string): Uint8Array
  /** Bytes of the open part. Errors: `query.too_large` beyond 4 GiB of a part or of the zip. */
  write(bytes: Uint8Array): Uint8Array
  /** Ends the open part. */
  close(): Uint8Array
  /** The directory of all parts. */
  finish(): Uint8Array
}

interface Part {
  name: Buffer
  offset: number
  crc: number
  bytes: number
  storedBytes: number
}

// PKWARE APPNOTE 6.3. Version 2.0, deflated, UTF-8 names; sizes follow the data, which is not there yet when a part is opened.
const LOCAL = 0x04034b50
const DESCRIPTOR = 0x08074b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const VERSION = 20
const FLAGS = (1 << 3) | (1 << 11)
const DEFLATED = 8
/** 1980-01-01 00:00, the first that MS-DOS knows: equal answers are equal bytes. */
const DOS_DATE = (1 << 5) | 1
const LIMIT = 0xffffffff
/** Level 1 packs XML eight to one at 100 MB/s; level 6 nine to one at 17 MB/s. */
const FAST = { level: 1 }

export function createZipParts(): ZipParts {
  const parts: Part[] = []
  let offset = 0
  const sent = (bytes: Buffer): Buffer => {
    offset += bytes.length
    if (offset > LIMIT) throw tooLarge()
    return bytes
  }
  const current = (): Part => parts.at(-1) as Part
  return {
    open(name) {
      const part = { name: Buffer.from(name), offset, crc: 0, bytes: 0, storedBytes: 0 }
      parts.push(part)
      return sent(
        Buffer.concat([
          record(LOCAL, [VERSION, FLAGS, DEFLATED, 0, DOS_DATE], [0, 0, 0], [part.name.length, 0]),
          part.name,
        ]),
      )
    },
    write(bytes) {
      const part = current()
      // A piece that is flushed ends on a whole byte, so that pieces stand one behind the other.
      const packed = deflateRawSync(bytes, { ...FAST, finishFlush: constants.Z_FULL_FLUSH })
      part.crc = crc32(bytes, part.crc)
      part.bytes += bytes.length
      part.storedBytes += packed.length
      if (part.bytes > LIMIT) throw tooLarge()
      return sent(packed)
    },
    close() {
      const part = current()
      const last = deflateRawSync(new Uint8Array(0), FAST)
      part.storedBytes += last.length
      return sent(Buffer.concat([last, record(DESCRIPTOR, [], [part.crc, part.storedBytes, part.bytes], [])]))
    },
    finish() {
      const start = offset
      const entries = parts.map(({ name, crc, storedBytes, bytes, offset: at }) =>
        Buffer.concat([
          record(
            CENTRAL,
            [VERSION, VERSION, FLAGS, DEFLATED, 0, DOS_DATE],
            [crc, storedBytes, bytes],
            [name.length, 0, 0, 0, 0],
          ),
          words([0, at]),
          name,
        ]),
      )
      const directory = Buffer.concat(entries)
      const end = record(END, [0, 0, parts.length, parts.length], [directory.length, start], [0])
      return sent(Buffer.concat([directory, end]))
    },
  }
}

/** A signature, then 16-bit, 32-bit and again 16-bit numbers, little-endian. */
function record(
  signature: number,
  shorts: readonly number[],
  longs: readonly number[],
  tail: readonly number[],
): Buffer {
  return Buffer.concat([words([signature]), halves(shorts), words(longs), halves(tail)])
}

function words(values: readonly number[]): Buffer {
  const out = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) out.writeUInt32LE(value, index * 4)
  return out
}

function halves(values: readonly number[]): Buffer {
  const out = Buffer.alloc(values.length * 2)
  for (const [index, value] of values.entries()) out.writeUInt16LE(value, index * 2)
  return out
}

const tooLarge = (): GridlakeError =>
  new GridlakeError('query.too_large', 'the workbook has more than 4 GiB', {
    hint: 'take fewer rows or columns, or another format: csv, parquet',
  })
