import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import { GridlakeError } from '../core/errors.ts'
import type { Document } from '../datasets/document.ts'
import { bundleOriginals } from './raw-bundle.ts'
import type { ObjectStore } from './stores/object-store.ts'

/** Where a document's original is kept: `raw/<source>/<product>/<yyyy/mm/dd>/<document id>.<ext>`. */
export function rawPath(document: Document): string {
  const day = (document.publishedAt ?? document.obtainedAt).toString().slice(0, 10).replaceAll('-', '/')
  const extension = document.original ? document.original.extension : `${kindOf(start(document.bytes))}.gz`
  return `raw/${safe(document.source)}/${safe(document.product)}/${day}/${safe(document.id)}.${extension}`
}

/** From so many on the originals of a batch are one file: making a file takes the disk longer than a document takes DuckDB. */
const BUNDLE_FROM = 16

/** A document whose original is to be kept. */
export interface Kept {
  document: Document
  receipt: string
  rawPath: string
}

/**
 * Keeps originals: the zip as received, or the bare file compressed. What is there already stays as it is. Resolves to where each
 * is: a path, or for one among many `<zip of them>#<offset>+<length>/<name in it>`.
 */
export async function keepRaw(store: ObjectStore, documents: readonly Kept[]): Promise<readonly string[]> {
  if (documents.length >= BUNDLE_FROM) return keepTogether(store, documents)
  await store.putAll(documents.map(({ rawPath: path, document }) => ({ path, bytes: () => original(document) })))
  return documents.map(({ rawPath: path }) => path)
}

async function keepTogether(store: ObjectStore, documents: readonly Kept[]): Promise<readonly string[]> {
  const members: { name: string; bytes: Uint8Array }[] = []
  for (const { rawPath: path, document } of documents) {
    members.push({ name: path.split('/').slice(-4).join('/'), bytes: original(document) })
    // Packing takes its time: whoever waits for DuckDB gets a turn.
    if (!document.original && members.length % PACKED_IN_A_ROW === 0) await setImmediate()
  }
  const { bytes, offsets } = bundleOriginals(members)
  const ids = createHash('sha256').update(documents.map(({ receipt }) => receipt).join())
  const folder = documents[0]?.rawPath.split('/').slice(0, -1).join('/')
  const path = `${folder}/${documents.length}-originals-${ids.digest('hex').slice(0, 16)}.zip`
  await store.putIfAbsent(path, bytes)
  return members.map(({ name, bytes: member }, index) => `${path}#${offsets[index]}+${member.length}/${name}`)
}

const PACKED_IN_A_ROW = 16

const original = (document: Document): Uint8Array => document.original?.bytes ?? gzipSync(document.bytes)

/** The original's bytes as they were kept, and how. Errors: `lake.corrupt` when it is gone. */
export async function readRaw(store: ObjectStore, path: string): Promise<{ bytes: Uint8Array; zipped: boolean }> {
  const [, file = path, offset, length] = /^(.*)#(\d+)\+(\d+)\//.exec(path) ?? []
  const bytes = await store.read(file, length ? { offset: Number(offset), length: Number(length) } : undefined)
  if (!bytes || (length && bytes.length < Number(length))) {
    throw new GridlakeError('lake.corrupt', `the original ${path} is missing from the raw store`, {
      hint: 'restore it from a copy; its rows are not affected',
      context: { path },
    })
  }
  return path.endsWith('.gz') ? { bytes: gunzipSync(bytes), zipped: false } : { bytes, zipped: path.endsWith('.zip') }
}

function kindOf(text: string): string {
  if (/^\s*[[{]/.test(text)) return 'json'
  if (text.startsWith('PAR1')) return 'parquet'
  return text.startsWith('PK\u0003\u0004') ? 'xlsx' : 'csv'
}

const start = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, 16)).toString('latin1')

const safe = (name: string): string => name.replace(/[^A-Za-z0-9._-]+/g, '_').slice(0, 120) || '_'
