import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ErrorCode } from '../../core/errors.ts'
import { parsePublishStamp } from '../../core/time/publish-stamp.ts'
import { type ArchiveFile, walkArchive } from '../../sources/zip/walk-archive.ts'
import { sha256 } from '../receipt-id.ts'

/** A file found in folders and archives, or why it could not be read. Of plain values, so that a thread can hand it over. */
export type Unpacked = UnpackedFile | { path: string; code: ErrorCode; reason: string }

export interface UnpackedFile {
  /** `folder/outer.zip!x.csv` */
  path: string
  bytes: Uint8Array
  sha256: string
  /** The zip that holds nothing but this file. */
  zip: Uint8Array | undefined
  /** Of the stamp in one of its names. */
  publishedAtMs: number | undefined
}

/** The files in folders, zips and zips of zips, one at a time, each folder's in order of name. Throws for no file. */
export function* unpackFiles(paths: Iterable<string>): Generator<Unpacked> {
  for (const path of paths) {
    const found = attempt(() => statSync(path, { throwIfNoEntry: false }))
    if (typeof found === 'string') yield unreadable(path, found)
    else if (!found) yield unreadable(path, 'a link to nothing')
    else if (found.isDirectory()) yield* unpackFolder(path)
    else if (!found.isFile()) yield unreadable(path, 'neither a file nor a folder')
    else {
      const bytes = attempt(() => readFileSync(path))
      if (typeof bytes === 'string') yield unreadable(path, bytes)
      else
        for (const file of walkArchive(path, new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)))
          yield toUnpacked(file)
    }
  }
}

function* unpackFolder(path: string): Generator<Unpacked> {
  const names = attempt(() => readdirSync(path))
  if (typeof names === 'string') yield unreadable(path, names)
  else yield* unpackFiles(names.sort().map((name) => join(path, name)))
}

function toUnpacked(file: ArchiveFile): Unpacked {
  if (file.error) {
    if (file.error.code === 'internal.bug') throw file.error
    return { path: file.path, code: file.error.code, reason: file.error.message }
  }
  const { path, bytes, container } = file
  const zip = container?.alone ? container.bytes : undefined
  return { path, bytes, sha256: sha256(bytes), zip, publishedAtMs: findStamp(path)?.epochMilliseconds }
}

/** The first stamp among a file's names. The name inside comes first: it is the upstream's own, people rename the zip around it. */
function findStamp(path: string): Temporal.Instant | undefined {
  for (const name of path.split('!').reverse()) {
    const stamp = parsePublishStamp(basename(name))
    if (stamp) return stamp
  }
  return undefined
}

const unreadable = (path: string, reason: string): Unpacked => ({ path, code: 'data.invalid_file', reason })

/** What `read` gives; in words why it can't. */
function attempt<T>(read: () => T): T | string {
  try {
    return read()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
