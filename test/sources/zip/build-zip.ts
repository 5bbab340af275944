import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipPart {
  name: string
  data: Uint8Array
  stored?: boolean
  /** Sizes and place in 64 bits. */
  zip64?: boolean
  /** Sizes and checksum after the data, zero in the header before it. */
  descriptor?: boolean
  /** Overrides, to build what is wrong. */
  crc?: number
  packed?: Uint8Array
  size?: number
  flags?: number
  method?: number
}

const u16 = (value: number) => [value & 255, (value >> 8) & 255]
const u32 = (value: number) => [...u16(value & 0xffff), ...u16(value >>> 16)]
const u64 = (value: number) => [...u32(value >>> 0), ...u32(Math.floor(value / 2 ** 32))]

/** A zip written byte by byte, so that a test decides every field. */
export function buildZip(parts: readonly ZipPart[], options: { comment?: string; zip64?: boolean } = {}): Uint8Array {
  const out: number[] = []
  const directory: number[] = []
  for (const part of parts) {
    const name = [...new TextEncoder().encode(part.name)]
    const packed = part.packed ?? (part.stored ? part.data : deflateRawSync(part.data))
    const crc = part.crc ?? crc32(part.data)
    const size = part.size ?? part.data.length
    const flags = (part.flags ?? 0x800) | (part.descriptor ? 8 : 0)
    const fixed = [...u16(flags), ...u16(part.method ?? (part.stored ? 0 : 8)), ...u32(0x5a21_6000)]
    const at = out.length
    const sums = part.descriptor ? [0, 0, 0] : [crc, packed.length, size]
    out.push(
      ...u32(0x04034b50),
      ...u16(45),
      ...fixed,
      ...sums.flatMap(u32),
      ...u16(name.length),
      ...u16(0),
      ...name,
      ...packed,
    )
    if (part.descriptor) out.push(...u32(0x08074b50), ...u32(crc), ...u32(packed.length), ...u32(size))
    const extra = part.zip64
      ? [...u16(0xcafe), ...u16(2), 7, 7, ...u16(1), ...u16(24), ...u64(size), ...u64(packed.length), ...u64(at)]
      : []
    const narrow = part.zip64 ? [0xffffffff, 0xffffffff, 0xffffffff] : [packed.length, size, at]
    directory.push(
      ...[
        ...u32(0x02014b50),
        ...u16(45),
        ...u16(45),
        ...fixed,
        ...u32(crc),
        ...u32(narrow[0] ?? 0),
        ...u32(narrow[1] ?? 0),
      ],
      ...[
        ...u16(name.length),
        ...u16(extra.length),
        ...u16(0),
        ...u16(0),
        ...u16(0),
        ...u32(0),
        ...u32(narrow[2] ?? 0),
        ...name,
        ...extra,
      ],
    )
  }
  const start = out.length
  out.push(...directory)
  const comment = [...new TextEncoder().encode(options.comment ?? '')]
  const end64 = out.length
  if (options.zip64) {
    out.push(
      ...u32(0x06064b50),
      ...u64(44),
      ...u16(45),
      ...u16(45),
      ...u32(0),
      ...u32(0),
      ...u64(parts.length),
      ...u64(parts.length),
    )
    out.push(...u64(directory.length), ...u64(start), ...u32(0x07064b50), ...u32(0), ...u64(end64), ...u32(1))
  }
  const [count, size, offset] = options.zip64
    ? [0xffff, 0xffffffff, 0xffffffff]
    : [parts.length, directory.length, start]
  out.push(
    ...u32(0x06054b50),
    ...u32(0),
    ...u16(count),
    ...u16(count),
    ...u32(size),
    ...u32(offset),
    ...u16(comment.length),
    ...comment,
  )
  return Uint8Array.from(out)
}
