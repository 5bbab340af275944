import type { Dataset } from '../datasets/dataset.ts'
import { readCsvTable } from './readers/csv-table.ts'
import { readEiaPage } from './readers/eia-page.ts'
import { type Refusal, refuse, type TableText } from './table-shape.ts'

/** Reads the shape of a document against every wire of `datasets`. Its name decides only between equal headers. */
export async function readTableText(
  name: string,
  bytes: Uint8Array,
  datasets: readonly Dataset[],
): Promise<TableText | Refusal> {
  const named = datasets.filter((dataset) => dataset.fileNames.test(name))
  if (bytes.length === 0) return refuse(named[0], 'data.invalid_file', 'the document has no bytes')
  if (bytes.subarray(0, 1024).includes(0))
    return refuse(undefined, 'data.unknown_file', 'not text: neither CSV, JSON nor a zip')
  const start = firstByte(bytes)
  if (start === 0x7b || start === 0x5b) return readEiaPage(bytes, datasets, named[0])
  return readCsvTable(bytes, datasets, named)
}

const BLANKS: ReadonlySet<number> = new Set([0x20, 0x0a, 0x0d, 0x09])

function firstByte(bytes: Uint8Array): number | undefined {
  const start = bytes[0] === 0xef ? 3 : 0
  return bytes.subarray(start).find((byte) => !BLANKS.has(byte))
}
