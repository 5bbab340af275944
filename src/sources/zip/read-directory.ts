import { zipProblem } from './zip-problem.ts'

/** A member of a zip as its central directory describes it. */
export interface ZipMember {
  name: string
  /** 0 stored, 8 deflated. */
  method: 0 | 8
  crc32: number
  storedBytes: number
  bytes: number
  /** Where its packed bytes begin. */
  dataOffset: number
}

// PKWARE APPNOTE 6.3: signatures and fixed sizes of the records.
const LOCAL = { signature: 0x04034b50, size: 30 }
const CENTRAL = { signature: 0x02014b50, size: 46 }
const END = { signature: 0x06054b50, size: 22 }
const END_64 = { signature: 0x06064b50, size: 56 }
const LOCATOR_64 = { signature: 0x07064b50, size: 20 }
const MAX_COMMENT = 0xffff
const UTF8_NAME = 1 << 11
const ENCRYPTED = 1 << 0

/** What a zip holds, in its directory's order, folders left out. Inflates nothing. Errors: `data.invalid_file` with `offset` and `expected`. */
export function readDirectory(zip: Uint8Array): ZipMember[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const { count, offset, size } = readEnd(view)
  const members: ZipMember[] = []
  let at = offset
  for (let index = 0; index < count; index++) {
    if (at + CENTRAL.size > offset + size) throw zipProblem(at, `directory entry ${index + 1} of ${count}`)
    expectSignature(view, at, CENTRAL.signature, `directory entry ${index + 1} of ${count}`)
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const next = at + CENTRAL.size + nameLength + extraLength + view.getUint16(at + 32, true)
    if (next > offset + size) throw zipProblem(at, `directory entry ${index + 1} to end by byte ${offset + size}`)
    const member = readMember(view, zip, at, nameLength, extraLength, offset)
    if (!member.name.endsWith('/') || member.bytes > 0) members.push(member)
    at = next
  }
  if (at !== offset + size) throw zipProblem(at, `the directory to end at byte ${offset + size}`)
  return members
}

function readMember(
  view: DataView,
  zip: Uint8Array,
  at: number,
  nameLength: number,
  extraLength: number,
  limit: number,
): ZipMember {
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  const rawName = zip.subarray(at + CENTRAL.size, at + CENTRAL.size + nameLength)
  const name = new TextDecoder(flags & UTF8_NAME ? 'utf-8' : 'latin1').decode(rawName)
  if (flags & ENCRYPTED) throw zipProblem(at + 8, `${name} not to be encrypted`, { member: name })
  if (method !== 0 && method !== 8)
    throw zipProblem(at + 10, `${name} to be stored (0) or deflated (8), not method ${method}`, { member: name })
  const extraAt = at + CENTRAL.size + nameLength
  const [bytes, storedBytes, localOffset] = readSizes(view, at, extraAt, extraAt + extraLength, name)
  if (method === 0 && bytes !== storedBytes)
    throw zipProblem(at + 20, `equal sizes of ${name}, which is stored`, { member: name })

  if (localOffset + LOCAL.size > limit)
    throw zipProblem(localOffset, `the header of ${name}, before the directory`, { member: name })
  expectSignature(view, localOffset, LOCAL.signature, `the header of ${name}`)
  const localNameLength = view.getUint16(localOffset + 26, true)
  const nameAt = localOffset + LOCAL.size
  const dataOffset = nameAt + localNameLength + view.getUint16(localOffset + 28, true)
  if (dataOffset + storedBytes > limit)
    throw zipProblem(dataOffset, `${storedBytes} bytes of ${name}, before the directory`, { member: name })
  if (Buffer.compare(zip.subarray(nameAt, nameAt + localNameLength), rawName) !== 0) {
    throw zipProblem(nameAt, `the name ${name}, as in the directory`, { member: name })
  }
  // Sizes and checksum of the directory hold for members written with a data descriptor too.
  return { name, method, crc32: view.getUint32(at + 16, true), storedBytes, bytes, dataOffset }
}

/** Size, packed size and place of a member; a zip64 extra field (id 1) holds those that do not fit in 32 bits, in this order. */
function readSizes(
  view: DataView,
  at: number,
  extraAt: number,
  extraEnd: number,
  name: string,
): [number, number, number] {
  const fields = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)]
  if (!fields.includes(0xffffffff)) return fields as [number, number, number]
  for (let extra = extraAt; extra + 4 <= extraEnd; extra += 4 + view.getUint16(extra + 2, true)) {
    if (view.getUint16(extra, true) !== 1) continue
    const end = Math.min(extraEnd, extra + 4 + view.getUint16(extra + 2, true))
    let wide = extra + 4
    return fields.map((field) => {
      if (field !== 0xffffffff) return field
      if (wide + 8 > end) throw zipProblem(wide, `a zip64 size of ${name}`, { member: name })
      wide += 8
      return readUint64(view, wide - 8)
    }) as [number, number, number]
  }
  return fields as [number, number, number] // exactly 2^32 - 1 bytes; what is too large for the file is refused later
}

interface End {
  count: number
  offset: number
  size: number
}

function readEnd(view: DataView): End {
  const at = findEnd(view)
  if (view.getUint16(at + 4, true) !== view.getUint16(at + 6, true)) throw zipProblem(at + 4, 'a zip in one piece')
  const narrow = {
    count: view.getUint16(at + 10, true),
    size: view.getUint32(at + 12, true),
    offset: view.getUint32(at + 16, true),
  }
  const locator = at - LOCATOR_64.size
  const wide = locator >= 0 && view.getUint32(locator, true) === LOCATOR_64.signature
  if (!wide) {
    if (view.getUint16(at + 8, true) !== narrow.count) throw zipProblem(at + 8, 'a zip in one piece')
    return expectAdjacent(narrow, at)
  }
  const end64 = readUint64(view, locator + 8)
  if (end64 + END_64.size > locator) throw zipProblem(locator + 8, 'the place of the zip64 end record')
  expectSignature(view, end64, END_64.signature, 'the zip64 end record')
  return expectAdjacent(
    { count: readUint64(view, end64 + 32), size: readUint64(view, end64 + 40), offset: readUint64(view, end64 + 48) },
    end64,
  )
}

/** The end record is the last of the file but for its comment, whose length it knows. */
function findEnd(view: DataView): number {
  const length = view.byteLength
  for (let at = length - END.size; at >= Math.max(0, length - END.size - MAX_COMMENT); at--) {
    if (view.getUint32(at, true) === END.signature && at + END.size + view.getUint16(at + 20, true) === length)
      return at
  }
  const first = length >= 4 ? view.getUint32(0, true) : 0
  if (first !== LOCAL.signature && first !== END.signature) throw zipProblem(0, 'the signature of a zip')
  throw zipProblem(length, 'an end-of-directory record; the file is cut short')
}

function expectAdjacent(end: End, endOffset: number): End {
  if (end.offset + end.size !== endOffset)
    throw zipProblem(endOffset, `the directory of ${end.size} bytes from byte ${end.offset} to end here`)
  return end
}

function expectSignature(view: DataView, at: number, signature: number, what: string): void {
  if (at + 4 > view.byteLength || view.getUint32(at, true) !== signature) throw zipProblem(at, what)
}

function readUint64(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true)
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw zipProblem(at, 'a number of less than 2^53')
  return Number(value)
}
