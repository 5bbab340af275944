import { crc32, inflateRawSync } from 'node:zlib'
import type { ZipMember } from './read-directory.ts'
import { zipProblem } from './zip-problem.ts'

/**
 * The bytes of a member, its size and CRC-32 checked. Never inflates more than the directory declares. A stored member shares
 * memory with `zip`. Errors: `data.invalid_file`.
 */
export function readMember(zip: Uint8Array, member: ZipMember): Uint8Array {
  const packed = zip.subarray(member.dataOffset, member.dataOffset + member.storedBytes)
  const bytes = member.method === 0 ? packed : inflate(packed, member)
  if (bytes.length !== member.bytes)
    throw problem(member, `${member.bytes} bytes of ${member.name}, not ${bytes.length}`)
  const sum = crc32(bytes)
  if (sum !== member.crc32) throw problem(member, `${member.name} with checksum ${hex(member.crc32)}, not ${hex(sum)}`)
  return bytes
}

function inflate(packed: Uint8Array, member: ZipMember): Uint8Array {
  const options = {
    maxOutputLength: Math.max(1, member.bytes),
    chunkSize: Math.min(Math.max(64, member.bytes), 2 ** 20),
    info: true,
  }
  let result: { buffer: Buffer; engine: { bytesWritten: number } }
  try {
    // With `info` zlib returns an object, which its types do not say.
    result = inflateRawSync(packed, options) as unknown as typeof result
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : ''
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw problem(member, `at most ${member.bytes} bytes of ${member.name}, as declared`)
    throw problem(member, `a deflate stream of ${member.name} (${cause instanceof Error ? cause.message : code})`)
  }
  const used = result.engine.bytesWritten
  if (used !== packed.length) {
    throw problem(
      member,
      `the deflate stream of ${member.name} to take ${packed.length} bytes, not ${used}`,
      member.dataOffset + used,
    )
  }
  return new Uint8Array(result.buffer.buffer, result.buffer.byteOffset, result.buffer.byteLength)
}

const problem = (member: ZipMember, expected: string, offset = member.dataOffset) =>
  zipProblem(offset, expected, { member: member.name })

const hex = (crc: number) => (crc >>> 0).toString(16).padStart(8, '0')
