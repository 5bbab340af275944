import type { Dataset } from '../../../src/datasets/dataset.ts'
import { readTables } from '../../../src/ingest/read-tables.ts'
import type { Refusal, TableText } from '../../../src/ingest/table-shape.ts'

/** The only table of a document, or why it was refused. */
export async function readTable(
  name: string,
  bytes: Uint8Array,
  datasets: readonly Dataset[],
): Promise<TableText | Refusal> {
  const found = await readTables(name, bytes, datasets)
  if ('code' in found) return found
  const [table, ...others] = found
  if (!table || others.length > 0) throw new Error(`${found.length} tables`)
  return table
}

/** The CSV of a document, line by line. */
export async function linesOf(name: string, bytes: Uint8Array, datasets: readonly Dataset[]): Promise<string[]> {
  const found = await readTable(name, bytes, datasets)
  if ('code' in found) throw new Error(`${found.code}: ${found.reason}`)
  return Buffer.from(found.csv).toString().trimEnd().split('\n')
}
