import { readDirectory, type ZipMember } from './read-directory.ts'
import { readMember } from './read-member.ts'
import { zipProblem } from './zip-problem.ts'

export interface ZipLimits {
  /** Largest member, unpacked. Default 1 GiB. */
  maxEntryBytes?: number
  /** All members together, unpacked. Default 4 GiB. */
  maxTotalBytes?: number
}

export interface ZipEntry {
  name: string
  bytes: Uint8Array
}

export const ZIP_LIMITS = { maxEntryBytes: 2 ** 30, maxTotalBytes: 2 ** 32 } as const

// An own reader: libraries either skip the CRC or the size limits, none says at which byte a file is damaged, and on many small
// zips they take 3 to 10 times as long as zlib itself.
/**
 * Every file of a zip (stored or deflated, zip64, data descriptors), sizes and CRC-32 checked.
 * Errors: `data.invalid_file` with the byte `offset` and what was `expected` there, also beyond the limits.
 */
export function readZip(bytes: Uint8Array, limits: ZipLimits = {}): ZipEntry[] {
  const members = readDirectory(bytes)
  checkZipLimits(members, limits)
  return members.map((member) => ({ name: member.name, bytes: readMember(bytes, member) }))
}

/** Refuses members that would unpack to more than the limits, before anything is unpacked; returns their size in all. */
export function checkZipLimits(members: readonly ZipMember[], limits: ZipLimits): number {
  const { maxEntryBytes, maxTotalBytes } = { ...ZIP_LIMITS, ...limits }
  let total = 0
  for (const { name, bytes, dataOffset } of members) {
    if (bytes > maxEntryBytes)
      throw zipProblem(dataOffset, `at most ${maxEntryBytes} bytes of ${name}, which declares ${bytes}`, {
        member: name,
      })
    total += bytes
    if (total > maxTotalBytes)
      throw zipProblem(dataOffset, `at most ${maxTotalBytes} bytes in all members together`, { member: name })
  }
  return total
}
