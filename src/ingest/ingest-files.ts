import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { GridlakeError } from '../core/errors.ts'
import type { Document } from '../datasets/document.ts'
import type { Lake } from '../lake/lake.ts'
import type { DocumentReport } from './batch.ts'
import { type IngestOptions, ingestPrepared, type Prepared, prepareDocuments } from './ingest-documents.ts'
import { oneAhead } from './one-ahead.ts'
import { unpackAhead } from './unpack/unpack-ahead.ts'
import type { Unpacked, UnpackedFile } from './unpack/unpack-files.ts'

/** Documents are taken in groups of this size, three at a time, so that a folder of any size fits in memory. */
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
  // While DuckDB commits a group, the next is read and parsed, and the one after that unpacked.
  const groups = prepareGroups(lake, oneAhead(groupDocuments(findDocuments(lake, paths))))
  for await (const group of oneAhead(groups, ({ prepared }) => prepared.parsed[Symbol.dispose]()))
    yield* await ingestGroup(lake, group, options)
}

interface Group {
  found: readonly (Document | DocumentReport)[]
  prepared: Prepared
}

async function* prepareGroups(lake: Lake, groups: AsyncIterable<Group['found']>): AsyncGenerator<Group> {
  for await (const found of groups) yield { found, prepared: await prepareDocuments(lake, found.filter(isDocument)) }
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

async function ingestGroup(lake: Lake, { found, prepared }: Group, options: IngestOptions): Promise<DocumentReport[]> {
  const queue = (await ingestPrepared(lake, prepared, options)).values()
  return found.map((each) => (isDocument(each) ? (queue.next().value as DocumentReport) : each))
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
  for await (const part of unpackAhead(paths)) {
    for (const file of part) yield 'bytes' in file ? toDocument(lake, file) : unreadable(file)
  }
}

const nameOf = (path: string): string => basename(path.split('!').at(-1) ?? path)

function unreadable({ path, code, reason }: Exclude<Unpacked, UnpackedFile>): DocumentReport {
  const nothing = { rowsRead: 0, rowsCommitted: 0, rowsQuarantined: 0 }
  const unknown = { dataset: undefined, receipt: undefined, status: 'unknown' as const }
  return { name: nameOf(path), origin: path, ...unknown, code, reason, ...nothing }
}

function toDocument(lake: Lake, { path, bytes, sha256, zip, publishedAtMs }: UnpackedFile): Document {
  const name = nameOf(path)
  const publishedAt = publishedAtMs === undefined ? undefined : Temporal.Instant.fromEpochMilliseconds(publishedAtMs)
  return {
    dataset: '',
    source: 'file',
    product: 'files',
    id: `${sha256.slice(0, 16)}-${name.replace(/\.(csv|json|xlsx|parquet)$/i, '')}`,
    name,
    bytes,
    contentSha256: sha256,
    ...(zip ? { original: { bytes: zip, extension: 'zip' as const } } : {}),
    publishedAt,
    publishedAtBasis: publishedAt ? 'document' : 'inferred',
    obtainedAt: lake.clock.now(),
    origin: path,
  }
}
