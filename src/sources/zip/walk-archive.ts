import { type GridlakeError, toGridlakeError } from '../../core/errors.ts'
import { readDirectory, type ZipMember } from './read-directory.ts'
import { readMember } from './read-member.ts'
import { checkZipLimits, ZIP_LIMITS, type ZipLimits } from './read-zip.ts'
import { zipProblem } from './zip-problem.ts'

/** A file found in an archive, or why a part of the archive could not be read. */
export type ArchiveFile =
  | {
      /** `outer.zip!inner.zip!x.csv` */
      path: string
      bytes: Uint8Array
      /** The zip that directly holds the file, and whether it holds nothing else; undefined for a file that was no archive. */
      container: Container
      error?: undefined
    }
  | { path: string; error: GridlakeError }

type Container = { bytes: Uint8Array; alone: boolean } | undefined

const MAX_DEPTH = 4

/**
 * The files of a zip, of the zips in it and so on down to four levels, one at a time, in order. What is no zip comes back as it is.
 * Never throws: a damaged part is an item with `error` (`data.invalid_file`), and the walk goes on beside it. `maxTotalBytes`
 * counts what is unpacked on all levels.
 */
export function walkArchive(name: string, bytes: Uint8Array, limits: ZipLimits = {}): Iterable<ArchiveFile> {
  const left = { bytes: limits.maxTotalBytes ?? ZIP_LIMITS.maxTotalBytes }
  return walk(name, bytes, undefined, 0, { limits, left })
}

interface Budget {
  limits: ZipLimits
  left: { bytes: number }
}

function* walk(
  path: string,
  bytes: Uint8Array,
  container: Container,
  depth: number,
  budget: Budget,
): Generator<ArchiveFile> {
  if (!isArchive(path, bytes)) {
    yield { path, bytes, container }
    return
  }
  const members = attempt(() => {
    const listed = readDirectory(bytes)
    if (isPackage(listed)) return undefined
    if (depth === MAX_DEPTH) throw zipProblem(0, `zips nested no deeper than ${MAX_DEPTH}`)
    budget.left.bytes -= checkZipLimits(listed, { ...budget.limits, maxTotalBytes: budget.left.bytes })
    return listed
  })
  if ('error' in members) {
    yield { path, error: members.error }
    return
  }
  if (members.value === undefined) {
    yield { path, bytes, container }
    return
  }
  const holder = { bytes, alone: members.value.length === 1 }
  for (const member of members.value) {
    const memberPath = `${path}!${member.name}`
    const file = attempt(() => readMember(bytes, member))
    if ('error' in file) yield { path: memberPath, error: file.error }
    else yield* walk(memberPath, file.value, holder, depth + 1, budget)
  }
}

/** A workbook is a zip as well, and is one file to us, whatever it is called. */
const isPackage = (members: readonly ZipMember[]): boolean =>
  members.some(({ name }) => name === '[Content_Types].xml' || name.toLowerCase() === 'xl/workbook.xml')

function isArchive(path: string, bytes: Uint8Array): boolean {
  if (/\.zip$/i.test(path)) return true
  const signature =
    bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && (bytes[3] === 4 || bytes[3] === 6)
  return signature && !/\.(xlsx|xlsm|docx|ods)$/i.test(path)
}

function attempt<T>(read: () => T): { value: T } | { error: GridlakeError } {
  try {
    return { value: read() }
  } catch (error) {
    return { error: toGridlakeError(error) }
  }
}
