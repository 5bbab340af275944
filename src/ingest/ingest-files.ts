import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type ErrorCode, GridlakeError } from '../core/errors.ts'
import { parsePublishStamp } from '../core/time/publish-stamp.ts'
import type { Document } from '../datasets/document.ts'
import type { Lake } from '../lake/lake.ts'
import { walkArchive } from '../sources/zip/walk-archive.ts'
import type { DocumentReport } from './batch.ts'
import { type IngestOptions, ingestDocuments } from './ingest-documents.ts'

/** Documents are taken in groups of this size, so that a folder of any size fits in memory. */
const GROUP_BYTES = 128_000_000
const GROUP_DOCUMENTS = 4_000

/**
 * Ingests loose files: folders, zips, zips of zips, CSV, JSON. Yields a report per document as its group is done, in the
 * order found. What can't be read is reported and the rest goes on. Errors: `usage.invalid_argument` when a path does not exist.
 */
export async function* ingestFiles(
  lake: Lake,
  paths: readonly string[],
  options: IngestOptions = {},
): AsyncGenerator<DocumentReport> {
  for (const path of paths) await mustExist(path)
  let group: (Document | DocumentReport)[] = []
  let bytes = 0
  for await (const found of findDocuments(lake, paths)) {
    group.push(found)
    bytes += 'bytes' in found ? found.bytes.length : 0
    if (bytes < GROUP_BYTES && group.length < GROUP_DOCUMENTS) continue
    yield* ingestGroup(lake, group, options)
    group = []
    bytes = 0
  }
  yield* ingestGroup(lake, group, options)
}

async function* ingestGroup(
  lake: Lake,
  group: readonly (Document | DocumentReport)[],
  options: IngestOptions,
): AsyncGenerator<DocumentReport> {
  const reports = await ingestDocuments(
    lake,
    group.filter((found): found is Document => 'bytes' in found),
    options,
  )
  const queue = reports.values()
  for (const found of group) yield 'bytes' in found ? (queue.next().value as DocumentReport) : found
}

async function mustExist(path: string): Promise<void> {
  if (await stat(path).catch(() => undefined)) return
  throw new GridlakeError('usage.invalid_argument', `${path} does not exist`, {
    hint: 'give files, zips or folders',
    context: { path },
  })
}

async function* findDocuments(lake: Lake, paths: readonly string[]): AsyncGenerator<Document | DocumentReport> {
  for (const path of paths) {
    if ((await stat(path)).isDirectory()) {
      const names = (await readdir(path)).sort()
      yield* findDocuments(
        lake,
        names.map((name) => join(path, name)),
      )
    } else yield* readFileDocuments(lake, path)
  }
}

async function* readFileDocuments(lake: Lake, path: string): AsyncGenerator<Document | DocumentReport> {
  for (const found of walkArchive(path, new Uint8Array(await readFile(path)))) {
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
  // The name inside is the upstream's own; people rename the zip around it.
  const publishedAt = path
    .split('!')
    .reverse()
    .map((part) => parsePublishStamp(basename(part)))
    .find((stamp) => stamp !== undefined)
  const hash = createHash('sha256').update(bytes).digest('hex')
  return {
    dataset: '',
    source: 'file',
    product: 'files',
    id: `${hash.slice(0, 16)}-${name.replace(/\.(csv|json)$/i, '')}`,
    name,
    bytes,
    ...(original ? { original } : {}),
    publishedAt,
    publishedAtBasis: publishedAt ? 'document' : 'inferred',
    obtainedAt: lake.clock.now(),
    origin: path,
  }
}
