import { hasCode, toGridlakeError } from '../core/errors.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { readCsvTable } from './readers/csv-table.ts'
import { readJsonDocument } from './readers/json-document.ts'
import { isWorkbook } from './readers/open-workbook.ts'
import { type ParquetPlace, readParquetDocument } from './readers/parquet-document.ts'
import { readWorkbook } from './readers/workbook.ts'
import { type Refusal, refuse, type TableText } from './table-shape.ts'

/**
 * Reads the shape of a document against every wire of `datasets`. Its name decides only between equal headers. Only a page of
 * ERCOT's API may hold several tables, those of several postings, and a wide price file those of several datasets. A Parquet
 * file needs a `place` where it can be opened.
 */
export async function readTables(
  name: string,
  bytes: Uint8Array,
  datasets: readonly Dataset[],
  place?: ParquetPlace,
): Promise<readonly TableText[] | Refusal> {
  const named = datasets.filter((dataset) => dataset.fileNames.test(name))
  if (bytes.length === 0) return refuse(named[0], 'data.invalid_file', 'the document has no bytes')
  if (startsWith(bytes, ZIP)) return readPackage(bytes, datasets, named)
  if (startsWith(bytes, OLE2)) return refuse(named[0], 'data.invalid_file', OLD_WORKBOOK)
  if (place && startsWith(bytes, PARQUET)) return readParquetDocument(name, bytes, datasets, place)
  if (bytes.subarray(0, 1024).includes(0))
    return refuse(undefined, 'data.unknown_file', 'not text: neither CSV, JSON, a workbook nor Parquet')
  const start = firstByte(bytes)
  if (start === 0x7b || start === 0x5b) return readJsonDocument(bytes, datasets, named)
  if (start === 0x3c) return readMarkup(bytes, named[0])
  return asList(readCsvTable(bytes, datasets, named))
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const PARQUET = [0x50, 0x41, 0x52, 0x31]
/** Of files of Excel 97 to 2003, and of workbooks behind a password. */
const OLE2 = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const OLD_WORKBOOK =
  'an .xls workbook of Excel 97 to 2003, or one behind a password: save it as .xlsx without a password'

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte)

async function readPackage(
  bytes: Uint8Array,
  datasets: readonly Dataset[],
  named: readonly Dataset[],
): Promise<readonly TableText[] | Refusal> {
  try {
    if (isWorkbook(bytes)) return asList(await readWorkbook(bytes, datasets, named))
    return refuse(undefined, 'data.unknown_file', 'a zip that is no workbook, where one document was expected')
  } catch (error) {
    if (!hasCode(error, 'data.invalid_file')) throw error
    return refuse(named[0], 'data.invalid_file', toGridlakeError(error).message)
  }
}

/** Each CSV of MIS has an XML twin; a site that turns robots away answers with a page. */
function readMarkup(bytes: Uint8Array, named: Dataset | undefined): Refusal {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (/<!doctype html|<(html|head|body|div|table)\b/i.test(start))
    return refuse(
      named,
      named ? 'data.invalid_file' : 'data.unknown_file',
      'an HTML page, where a document was expected',
    )
  return refuse(undefined, 'data.unknown_file', 'XML, which is not read: take the CSV of the same name')
}

const asList = (found: TableText | Refusal): readonly TableText[] | Refusal => ('wire' in found ? [found] : found)

const BLANKS: ReadonlySet<number> = new Set([0x20, 0x0a, 0x0d, 0x09])

function firstByte(bytes: Uint8Array): number | undefined {
  const start = bytes[0] === 0xef ? 3 : 0
  return bytes.subarray(start).find((byte) => !BLANKS.has(byte))
}
