import { readFileSync, statSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { type ErrorCode, GridlakeError } from '../core/errors.ts'
import { parsePublishStamp } from '../core/time/publish-stamp.ts'
import type { Document } from '../datasets/document.ts'
import type { Lake } from '../lake/lake.ts'
import { walkArchive } from '../sources/zip/walk-archive.ts'
import type { DocumentReport } from './batch.ts'
import { type IngestOptions, ingestPrepared, type Prepared, prepareDocuments } from './ingest-documents.ts'
import { sha256 } from './receipt-id.ts'

/** Documents are taken in groups of this size, two at a time, so that a folder of any size fits in memory. */
const GROUP_BYTES = 64_000_000
/** Smaller, so that DuckDB has something to do soon; each is twice as large as the one before. */
const FIRST_GROUP_BYTES = 16_000_000
const GROUP_DOCUMENTS = 4_000

/**
 * Ingests loose files: folders, zips, zips of zips, CSV, JSON, workbooks, Parquet. Yields a report per document as its group is done, in the
 * order found. What can't be read is reported and the rest goes on. Errors: `usage.invalid_argument` when a path does not exist.
 */
export async function* ingestFiles(
  lake: Lake,
  paths: readonly string[],
  options: IngestOptions = {},
): AsyncGenerator<DocumentReport> {
  for (const path of paths) await mustExist(path)
  let open: Promise<DocumentReport[]> | undefined
  try {
    // The next group is unpacked, read and joined while DuckDB works on this one.
    for await (const group of groupDocuments(findDocuments(lake, paths))) {
      const prepared = await prepareDocuments(lake, group.filter(isDocument))
      if (open) yield* await open
      open = ingestGroup(lake, group, prepared, options)
      open.catch(() => {})
    }
    if (open) yield* await open
  } finally {
    await open?.catch(() => {})
  }
}

async function* groupDocuments<Found extends Document | DocumentReport>(
  documents: AsyncIterable<Found>,
): AsyncGenerator<Found[]> {
  let group: Found[] = []
  let bytes = 0
  let limit = FIRST_GROUP_BYTES
  for await (const found of documents) {
    group.push(found)
    bytes += 'bytes' in found ? weigh(found.bytes) : 0
    if (bytes < limit && group.length < GROUP_DOCUMENTS) continue
    yield group
    group = []
    bytes = 0
    limit = Math.min(GROUP_BYTES, limit * 2)
  }
  if (group.length > 0) yield group
}

/** A workbook is packed: as CSV, its rows made long, it takes up to six times the room; a wide Parquet file up to twenty. */
const WORKBOOK_WEIGHT = 8
const PARQUET_WEIGHT = 20

function weigh(bytes: Uint8Array): number {
  if (bytes[0] !== 0x50) return bytes.length
  return bytes.length * (bytes[1] === 0x4b ? WORKBOOK_WEIGHT : bytes[1] === 0x41 ? PARQUET_WEIGHT : 1)
}

async function ingestGroup(
  lake: Lake,
  group: readonly (Document | DocumentReport)[],
  prepared: Prepared,
  options: IngestOptions,
): Promise<DocumentReport[]> {
  const queue = (await ingestPrepared(lake, prepared, options)).values()
  return group.map((found) => (isDocument(found) ? (queue.next().value as DocumentReport) : found))
}

const isDocument = (found: Document | DocumentReport): found is Document => 'bytes' in found

async function mustExist(path: string): Promise<void> {
  if (await stat(path).catch(() => undefined)) return
  throw new GridlakeError('usage.invalid_argument', `${path} does not exist`, {
    hint: 'give files, zips or folders',
    context: { path },
  })
}

async function* findDocuments(lake: Lake, paths: readonly string[]): AsyncGenerator<Document | DocumentReport> {
  let unpacked = 0
  for (const path of paths) {
    const found = look(path)
    if (typeof found === 'string') {
      yield unreadable(basename(path), path, 'data.invalid_file', found)
      continue
    }
    if (found.isFolder) {
      const names = (await readdir(path)).sort()
      yield* findDocuments(
        lake,
        names.map((name) => join(path, name)),
      )
      continue
    }
    const bytes = await read(path, found.size)
    if (typeof bytes === 'string') {
      yield unreadable(basename(path), path, 'data.invalid_file', bytes)
      continue
    }
    for (const document of readFileDocuments(lake, path, bytes)) {
      yield document
      // Whoever waits for DuckDB or a signal gets a turn.
      if (++unpacked % UNPACKED_IN_A_ROW === 0) await setImmediate()
    }
  }
}

/** Small files are read at once: asked for one by one from the thread pool, thousands of them take five times as long. */
const SMALL_BYTES = 1_000_000
const UNPACKED_IN_A_ROW = 4

/** What is at a path; in words where it is nothing that can be read. */
function look(path: string): { size: number; isFolder: boolean } | string {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return 'a link to nothing'
  if (!found.isFile() && !found.isDirectory()) return 'neither a file nor a folder'
  return { size: found.size, isFolder: found.isDirectory() }
}

/** The file's bytes; in words why they can't be had. */
async function read(path: string, size: number): Promise<Buffer | string> {
  try {
    return size > SMALL_BYTES ? await readFile(path) : readFileSync(path)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function* readFileDocuments(lake: Lake, path: string, bytes: Buffer): Generator<Document | DocumentReport> {
  for (const found of walkArchive(path, new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength))) {
    const name = basename(found.path.split('!').at(-1) ?? found.path)
    if (found.error) {
      const { code, message } = found.error
      if (code === 'internal.bug') throw found.error
      yield unreadable(name, found.path, code, message)
    } else {
      const original = found.container?.alone ? { bytes: found.container.bytes, extension: 'zip' as const } : undefined
      yield toDocument(lake, found.path, name, found.bytes, original)
    }
  }
}

function unreadable(name: string, origin: string, code: ErrorCode, reason: string): DocumentReport {
  const nothing = { rowsRead: 0, rowsCommitted: 0, rowsQuarantined: 0 }
  return { name, origin, dataset: undefined, receipt: undefined, status: 'unknown', code, reason, ...nothing }
}

function toDocument(
  lake: Lake,
  path: string,
  name: string,
  bytes: Uint8Array,
  original: Document['original'],
): Document {
  const publishedAt = findStamp(path.split('!').reverse())
  const contentSha256 = sha256(bytes)
  return {
    dataset: '',
    source: 'file',
    product: 'files',
    id: `${contentSha256.slice(0, 16)}-${name.replace(/\.(csv|json|xlsx|parquet)$/i, '')}`,
    name,
    bytes,
    contentSha256,
    ...(original ? { original } : {}),
    publishedAt,
    publishedAtBasis: publishedAt ? 'document' : 'inferred',
    obtainedAt: lake.clock.now(),
    origin: path,
  }
}

/** The first stamp among names. The name inside comes first: it is the upstream's own, people rename the zip around it. */
function findStamp(names: readonly string[]): Temporal.Instant | undefined {
  for (const name of names) {
    const stamp = parsePublishStamp(basename(name))
    if (stamp) return stamp
  }
  return undefined
}
