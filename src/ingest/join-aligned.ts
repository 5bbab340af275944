import { writeFile } from 'node:fs/promises'
import { setImmediate as turn } from 'node:timers/promises'
import { wireFields } from '../datasets/dataset.ts'
import { type Alignment, alignNumbers } from './align-numbers.ts'
import type { Batch } from './batch.ts'
import type { AlignedNumbers } from './joined-text.ts'
import { countKeyFields } from './key-fields.ts'
import type { SharedFields } from './shared-fields.ts'
import { writeNumbers } from './write-numbers.ts'

/** Documents that must have the same keys, on the whole, for it to be worth the while. */
const MIN_DOCUMENTS_ALIKE = 8
const DOCUMENTS_A_TURN = 16

/**
 * The rows of documents that hold the same keys in the same order, all else of theirs numbers, by key: read in passing, nothing left
 * to sort. Resolves to undefined where they don't. `rowsOf`: a document's lines below the header.
 */
export async function joinAligned(
  { arrivals, dataset, wire }: Batch,
  path: string,
  common: SharedFields,
  rowsOf: (csv: Uint8Array) => Buffer,
): Promise<AlignedNumbers | undefined> {
  const keyFields = countKeyFields(dataset, wire, common)
  if (keyFields === undefined) return undefined
  const fields = wireFields(wire)
  const keyEnd = common.leading + keyFields
  const rest = fields.slice(keyEnd, fields.length - common.trailing)
  const columns = rest.map((field) => dataset.columns.filter(({ name }) => wire.map[name] === field))
  if (!columns.every((of) => of.length === 1 && of[0]?.type === 'double')) return undefined
  const alignments: Alignment[] = []
  const heads: string[] = []
  let keys = 0
  for (const [doc, { text }] of arrivals.entries()) {
    if (doc % DOCUMENTS_A_TURN === 0) await turn()
    const rows = rowsOf(text.csv)
    if (rows.length === 0) continue
    let shared = alignments.at(-1)?.add(doc, rows)
    if (shared === undefined) {
      const alignment = alignNumbers(rows, { common, keyFields, numberFields: rest.length, firstKey: keys })
      shared = alignment?.add(doc, rows)
      if (!alignment || shared === undefined) return undefined
      alignments.push(alignment)
      keys += alignment.keys.length
      if (alignments.length * MIN_DOCUMENTS_ALIKE > arrivals.length) return undefined
    }
    heads.push(`${doc},${shared}\n`)
  }
  const first = fields.slice(0, common.leading)
  const last = fields.slice(fields.length - common.trailing)
  const named = alignments.flatMap((alignment) => alignment.keys.map((key) => `${key}\n`))
  const names = columns.flat().map(({ name }) => name)
  await writeNumbers(`${path}.numbers`, names, alignments)
  return {
    numbers: `${path}.numbers`,
    isByLocation: alignments.length === 1,
    shared: { file: await write(`${path}.heads`, heads), fields: [...first, ...last] },
    keys: { file: await write(`${path}.keys`, named), fields: fields.slice(common.leading, keyEnd) },
  }
}

async function write(path: string, lines: readonly string[]): Promise<string> {
  await writeFile(path, lines.join(''), 'latin1')
  return path
}
