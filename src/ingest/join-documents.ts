import { type FileHandle, open, writeFile } from 'node:fs/promises'
import { wireFields } from '../datasets/dataset.ts'
import type { Batch } from './batch.ts'
import { joinAligned } from './join-aligned.ts'
import type { Joined, JoinedText } from './joined-text.ts'
import { type BareLines, findSharedFields, type SharedFields, stripShared } from './shared-fields.ts'

/** Opening a file costs DuckDB half a millisecond, as much as reading 1,000 rows. */
const MIN_DOCUMENTS = 8
/** So that whoever waits for DuckDB gets a turn. */
const PIECE_BYTES = 500_000

/**
 * Writes a batch as one text at `path`, or takes its numbers up where it holds nothing else but keys and what documents have in common
 * (with texts of these beside `path`). Resolves to undefined when a document is not plain enough to be cut at its line feeds
 * (it has quotes or carriage returns), its fields must be judged one by one, or there are too few documents.
 */
export async function joinDocuments(batch: Batch, path: string): Promise<Joined | undefined> {
  const { arrivals, wire, dataset } = batch
  // What must be told from an empty field, row by row: another text, a yes or no that is neither.
  const isJudged =
    wire.expect !== undefined || dataset.columns.some(({ type, nullable }) => type === 'boolean' && nullable)
  if (isJudged || arrivals.length < MIN_DOCUMENTS || !arrivals.every(({ text }) => isPlain(text.csv))) return undefined
  // Rows of many zones have times that only all of their fields tell.
  const common = typeof dataset.zone === 'string' ? findSharedFields(wire) : undefined
  if (!common) return joinWhole(batch, path)
  return (
    (await joinAligned(batch, path, common, rowsOf)) ?? (await joinBare(batch, path, common)) ?? joinWhole(batch, path)
  )
}

/** The lines without the fields that each document has in common; undefined where one has not. */
async function joinBare(
  { arrivals, wire }: Batch,
  path: string,
  common: SharedFields,
): Promise<JoinedText | undefined> {
  const heads: string[] = []
  const documents = function* () {
    for (const [doc, { text }] of arrivals.entries()) {
      const rows = rowsText(text.csv)
      if (rows === '') continue
      const bare = stripShared(rows, common)
      if (bare) heads.push(`${doc},${bare.shared}\n`)
      yield bare && joinLines(doc, bare.lines)
    }
  }
  const written = await writeJoined(path, documents())
  if (!written) return undefined
  const file = `${path}.heads`
  await writeFile(file, heads.join(''), 'latin1')
  const fields = wireFields(wire)
  const kept = { first: fields.slice(0, common.leading), last: fields.slice(fields.length - common.trailing) }
  return { ...written, shared: { file, fields: [...kept.first, ...kept.last] } }
}

async function joinWhole({ arrivals }: Batch, path: string): Promise<JoinedText | undefined> {
  const documents = function* () {
    for (const [doc, { text }] of arrivals.entries()) {
      const rows = rowsText(text.csv)
      // Splitting and joining text takes half as long as copying lines of bytes.
      if (rows !== '') yield joinLines(doc, rows.split('\n'))
    }
  }
  return writeJoined(path, documents())
}

const joinLines = (doc: number, lines: BareLines['lines']): string => `${doc},${lines.join(`\n${doc},`)}\n`

async function writeJoined(path: string, documents: Iterable<string | undefined>): Promise<JoinedText | undefined> {
  const file = await open(path, 'w')
  try {
    let hasBlanks = false
    let pieces: Buffer[] = []
    let bytes = 0
    for (const text of documents) {
      if (text === undefined) return undefined
      hasBlanks ||= text.includes(' ')
      const piece = Buffer.from(text, 'latin1')
      pieces.push(piece)
      bytes += piece.length
      if (bytes < PIECE_BYTES) continue
      await writeAll(file, pieces)
      pieces = []
      bytes = 0
    }
    await writeAll(file, pieces)
    return { joined: path, hasBlanks }
  } finally {
    await file.close()
  }
}

async function writeAll(file: FileHandle, pieces: readonly Buffer[]): Promise<void> {
  if (pieces.length > 0) await file.writev(pieces)
}

// Buffer's search is eight times as fast as that of Uint8Array.
const buffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const isPlain = (csv: Uint8Array): boolean => !buffer(csv).includes(0x22) && !buffer(csv).includes(0x0d)

/** The lines below the header, the last without line feed. */
function rowsOf(csv: Uint8Array): Buffer {
  const bytes = buffer(csv)
  const headerEnd = bytes.indexOf(0x0a)
  const end = bytes.at(-1) === 0x0a ? bytes.length - 1 : bytes.length
  return headerEnd === -1 || headerEnd >= end ? bytes.subarray(0, 0) : bytes.subarray(headerEnd + 1, end)
}

/** The same, one character for each byte. */
const rowsText = (csv: Uint8Array): string => rowsOf(csv).toString('latin1')
