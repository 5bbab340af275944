import { crc32 } from 'node:zlib'

/** Many originals as one zip, each stored as it is, and where the bytes of each begin. */
export interface RawBundle {
  bytes: Uint8Array
  offsets: readonly number[]
}

// PKWARE APPNOTE 6.3. Version 1.0, stored, UTF-8 names.
const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const VERSION = 10
const UTF8_NAME = 1 << 11
/** 1980-01-01 00:00, the first that MS-DOS knows: equal originals are an equal bundle. */
const DOS_DATE = (1 << 5) | 1
const MAX_MEMBERS = 0xffff
const MAX_BYTES = 0xffffffff

/** Pure. Errors: a `RangeError` beyond 65,535 members or 4 GiB, which no batch comes near. */
export function bundleOriginals(members: readonly { name: string; bytes: Uint8Array }[]): RawBundle {
  const pieces: Uint8Array[] = []
  const directory: Buffer[] = []
  const offsets: number[] = []
  let at = 0
  for (const { name, bytes } of members) {
    const path = Buffer.from(name)
    const sizes = [crc32(bytes), bytes.length, bytes.length]
    const start = at
    pieces.push(record(LOCAL, [VERSION, UTF8_NAME, 0, 0, DOS_DATE], sizes, [path.length, 0]), path, bytes)
    at += 30 + path.length
    offsets.push(at)
    at += bytes.length
    directory.push(
      record(CENTRAL, [VERSION, VERSION, UTF8_NAME, 0, 0, DOS_DATE], sizes, [path.length, 0, 0, 0, 0], [0, start]),
      path,
    )
  }
  const entries = Buffer.concat(directory)
  if (members.length > MAX_MEMBERS || at + entries.length > MAX_BYTES)
    throw new RangeError(`${members.length} originals of ${at} bytes do not fit in one bundle`)
  const count = members.length
  return {
    bytes: Buffer.concat([...pieces, entries, record(END, [0, 0, count, count], [entries.length, at], [0])]),
    offsets,
  }
}

/** A signature, then groups of numbers: two bytes each, four bytes each, and so on by turns. */
function record(signature: number, ...groups: readonly number[][]): Buffer {
  const size = groups.reduce((sum, group, index) => sum + group.length * (index % 2 === 0 ? 2 : 4), 4)
  const bytes = Buffer.alloc(size)
  let at = bytes.writeUInt32LE(signature, 0)
  for (const [index, group] of groups.entries())
    for (const value of group) at = index % 2 === 0 ? bytes.writeUInt16LE(value, at) : bytes.writeUInt32LE(value, at)
  return bytes
}
