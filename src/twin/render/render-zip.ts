import { crc32, deflateRawSync } from 'node:zlib'
import { wallDate } from './wall-text.ts'

export interface ZipMember {
  name: string
  bytes: Uint8Array
  /** Wall time as if it were UTC, ms: zip archives keep local time. */
  wallMs: number
}

const LOCAL_HEADER_BYTES = 30
const DIRECTORY_ENTRY_BYTES = 46
const END_BYTES = 22
const EXTRA_HEADER_BYTES = 4
// The extra field that alignment tools use for filling; readers skip it.
const FILLING_ID = 0xd935

/**
 * A zip of deflated members. With `sizeBytes`, filling in the first member's extra field brings the archive to that size, so
 * that a listing can tell a document's size before the document is made; an archive already larger is left as it is.
 */
export function renderZip(members: ZipMember | readonly ZipMember[], sizeBytes = 0): Uint8Array {
  const packed = [members].flat().map(packMember)
  const missing = sizeBytes - packed.reduce((sum, { bareBytes }) => sum + bareBytes, END_BYTES)
  const extra = missing >= EXTRA_HEADER_BYTES && missing <= 0xffff ? fill(missing) : Buffer.alloc(0)
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  packed.forEach(({ name, common, data }, index) => {
    const filling = index === 0 ? extra : Buffer.alloc(0)
    const local = Buffer.concat([signature(0x04034b50), common, name, filling, data])
    local.writeUInt16LE(filling.length, 28)
    const entryTail = Buffer.alloc(DIRECTORY_ENTRY_BYTES - 4 - 2 - common.length)
    entryTail.writeUInt32LE(offset, entryTail.length - 4)
    entries.push(Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), common, entryTail, name]))
    locals.push(local)
    offset += local.length
  })
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(END_BYTES - 4)
  end.writeUInt16LE(packed.length, 4)
  end.writeUInt16LE(packed.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, directory, signature(0x06054b50), end])
}

function packMember(member: ZipMember) {
  const name = Buffer.from(member.name, 'utf8')
  const data = deflateRawSync(member.bytes)
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0) // version needed
  common.writeUInt16LE(8, 4) // deflate
  common.writeUInt16LE(dosTime(member.wallMs), 6)
  common.writeUInt16LE(dosDate(member.wallMs), 8)
  common.writeUInt32LE(crc32(member.bytes), 10)
  common.writeUInt32LE(data.length, 14)
  common.writeUInt32LE(member.bytes.length, 18)
  common.writeUInt16LE(name.length, 22)
  return { name, common, data, bareBytes: LOCAL_HEADER_BYTES + DIRECTORY_ENTRY_BYTES + 2 * name.length + data.length }
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function fill(length: number): Buffer {
  const extra = Buffer.alloc(length)
  extra.writeUInt16LE(FILLING_ID, 0)
  extra.writeUInt16LE(length - EXTRA_HEADER_BYTES, 2)
  return extra
}

function dosTime(wallMs: number): number {
  const seconds = Math.floor(wallMs / 1000) % 86_400
  return (Math.floor(seconds / 3600) << 11) | (Math.floor((seconds % 3600) / 60) << 5) | ((seconds % 60) >> 1)
}

function dosDate(wallMs: number): number {
  const [year = 1980, month = 1, day = 1] = wallDate(wallMs).split('-').map(Number)
  return ((year - 1980) << 9) | (month << 5) | day
}
