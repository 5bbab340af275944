import { type GridlakeError, toGridlakeError } from '../../core/errors.ts'
import { readDirectory } from './read-directory.ts'
import { readMember } from './read-member.ts'
import { checkZipLimits, ZIP_LIMITS, type ZipLimits } from './read-zip.ts'
import { zipProblem } from './zip-problem.ts'

/** A file found in an archive. */
export interface ArchiveFile {
  /** `outer.zip!inner.zip!x.csv` */
  path: string
  bytes: Uint8Array
  /** The zip that directly holds the file, and whether it holds nothing else. */
  container: { bytes: Uint8Array; alone: boolean }
}

/** Bounds of one walk; `maxTotalBytes` counts everything unpacked on all levels. */
export type ArchiveLimits = ZipLimits

/** Told of a part that could not be read, by its path; the walk then goes on beside it. */
export type OnDamage = (path: string, error: GridlakeError) => void

const MAX_DEPTH = 4

/**
 * The files of a zip, of the zips in it and so on down to four levels, one at a time, in order.
 * Errors: `data.invalid_file` at the first damaged part; with `onDamage`, that is told of each and nothing is thrown.
 */
export function walkArchive(
  name: string,
  bytes: Uint8Array,
  limits: ArchiveLimits = {},
  onDamage: OnDamage = (_, error) => {
    throw error
  },
): Iterable<ArchiveFile> {
  const left = { bytes: limits.maxTotalBytes ?? ZIP_LIMITS.maxTotalBytes }
  return walkZip(name, bytes, 1, { limits, left, onDamage })
}

interface Walk {
  limits: ArchiveLimits
  left: { bytes: number }
  onDamage: OnDamage
}

function* walkZip(path: string, bytes: Uint8Array, depth: number, walk: Walk): Generator<ArchiveFile> {
  const members = attempt(path, walk, () => {
    if (depth > MAX_DEPTH) throw zipProblem(0, `zips nested no deeper than ${MAX_DEPTH}`)
    const listed = readDirectory(bytes)
    walk.left.bytes -= checkZipLimits(listed, { ...walk.limits, maxTotalBytes: walk.left.bytes })
    return listed
  })
  for (const member of members ?? []) {
    const memberPath = `${path}!${member.name}`
    const file = attempt(memberPath, walk, () => readMember(bytes, member))
    if (file === undefined) continue
    if (isArchive(memberPath, file)) yield* walkZip(memberPath, file, depth + 1, walk)
    else yield { path: memberPath, bytes: file, container: { bytes, alone: members?.length === 1 } }
  }
}

/** A workbook is a zip as well, and is one file to us. */
function isArchive(path: string, bytes: Uint8Array): boolean {
  if (/\.zip$/i.test(path)) return true
  const signature =
    bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && (bytes[3] === 4 || bytes[3] === 6)
  return signature && !/\.(xlsx|xlsm|docx|ods)$/i.test(path)
}

/** What `read` gives; undefined where it fails and the walk goes on. */
function attempt<T>(path: string, walk: Walk, read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    walk.onDamage(path, toGridlakeError(error))
    return undefined
  }
}
