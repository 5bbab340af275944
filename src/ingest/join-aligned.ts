import { open, writeFile } from 'node:fs/promises'
import { setImmediate as turn } from 'node:timers/promises'
import { wireFields } from '../datasets/dataset.ts'
import { type Alignment, alignLines } from './align-lines.ts'
import type { Batch } from './batch.ts'
import type { JoinedText } from './joined-text.ts'
import { countKeyFields } from './key-fields.ts'
import type { SharedFields } from './shared-fields.ts'

/** Documents that must have the same keys, on the whole, for it to be worth the while. */
const MIN_DOCUMENTS_ALIKE = 8
const DOCUMENTS_A_TURN = 16
const BLANK = 0x20

/**
 * The rows of documents that hold the same keys in the same order, by key: half as much to read, nothing left to sort. Resolves to
 * undefined where they don't. `rowsOf`: a document's lines below the header.
 */
export async function joinAligned(
  { arrivals, dataset, wire }: Batch,
  path: string,
  common: SharedFields,
  rowsOf: (csv: Uint8Array) => Buffer,
): Promise<JoinedText | undefined> {
  const keyFields = countKeyFields(dataset, wire, common)
  if (keyFields === undefined) return undefined
  const alignments: Alignment[] = []
  const heads: string[] = []
  let keys = 0
  for (const [doc, { text }] of arrivals.entries()) {
    if (doc % DOCUMENTS_A_TURN === 0) await turn()
    const rows = rowsOf(text.csv)
    if (rows.length === 0) continue
    let shared = alignments.at(-1)?.add(doc, rows)
    if (shared === undefined) {
      const plan = { common, keyFields, firstKey: keys, documents: arrivals.length - doc }
      const alignment = alignLines(rows, plan)
      shared = alignment?.add(doc, rows)
      if (!alignment || shared === undefined) return undefined
      alignments.push(alignment)
      keys += alignment.keys.length
      if (alignments.length * MIN_DOCUMENTS_ALIKE > arrivals.length) return undefined
    }
    heads.push(`${doc},${shared}\n`)
  }
  const file = await open(path, 'w')
  let hasBlanks = false
  try {
    for (const alignment of alignments) {
      const pieces = [...alignment.texts()]
      hasBlanks ||= pieces.some((piece) => piece.includes(BLANK))
      await file.writev(pieces)
    }
  } finally {
    await file.close()
  }
  const shared = `${path}.heads`
  const keyFile = `${path}.keys`
  await writeFile(shared, heads.join(''), 'latin1')
  await writeFile(
    keyFile,
    alignments.flatMap((alignment) => alignment.keys.map((key) => `${key}\n`)).join(''),
    'latin1',
  )
  const fields = wireFields(wire)
  const first = fields.slice(0, common.leading)
  const last = fields.slice(fields.length - common.trailing)
  return {
    joined: path,
    hasBlanks,
    shared: { file: shared, fields: [...first, ...last] },
    keys: { file: keyFile, fields: fields.slice(common.leading, common.leading + keyFields) },
    isByLocation: alignments.length === 1,
  }
}
