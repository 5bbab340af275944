import { gunzipSync, gzipSync } from 'node:zlib'
import { GridlakeError } from '../core/errors.ts'
import type { Document } from '../datasets/document.ts'
import type { ObjectStore } from './stores/object-store.ts'

/** Where a document's original is kept: `raw/<source>/<product>/<yyyy/mm/dd>/<document id>.<ext>`. */
export function rawPath(document: Document): string {
  const day = (document.publishedAt ?? document.obtainedAt).toString().slice(0, 10).replaceAll('-', '/')
  const extension = document.original ? document.original.extension : `${kindOf(start(document.bytes))}.gz`
  return `raw/${safe(document.source)}/${safe(document.product)}/${day}/${safe(document.id)}.${extension}`
}

/** Keeps originals: the zip as received, or the bare file compressed. What is there already stays as it is. */
export function keepRaw(
  store: ObjectStore,
  documents: readonly { rawPath: string; document: Document }[],
): Promise<void> {
  return store.putAll(
    documents.map(({ rawPath: path, document }) => ({
      path,
      bytes: () => document.original?.bytes ?? gzipSync(document.bytes),
    })),
  )
}

/** The original's bytes as they were kept, and how. Errors: `lake.corrupt` when it is gone. */
export async function readRaw(store: ObjectStore, path: string): Promise<{ bytes: Uint8Array; zipped: boolean }> {
  const bytes = await store.read(path)
  if (!bytes) {
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
