import type { CellValue } from 'hucre/xlsx'
import { hasCode, toGridlakeError } from '../../core/errors.ts'
import type { Dataset, Wire } from '../../datasets/dataset.ts'
import { type Refusal, refuse, shownHeader, type TableText } from '../table-shape.ts'
import { cellText, headerText } from './cell-text.ts'
import { fitsHeader } from './fits-header.ts'
import { openWorkbook, type WorkbookSheet } from './open-workbook.ts'
import { createTableWriter, type TableWriter } from './table-writer.ts'

interface Kind {
  dataset: Dataset
  wire: Wire
}

/** Rows of all sheets that have the wire's header. */
interface Table extends Kind {
  writer: TableWriter
  /** Of each row, its number in its sheet. */
  sheetRows: number[]
  /** Each sheet with how many rows came before it. */
  sheets: { name: string; firstRow: number }[]
}

/** A sheet of another header. */
interface OtherSheet {
  name: string
  header: readonly string[]
}

/** Every sheet of an XLSX workbook that has a wire's header. A sheet of another header is a refusal, unless the wire names it. */
export async function readWorkbook(
  bytes: Uint8Array,
  datasets: readonly Dataset[],
  named: readonly Dataset[],
): Promise<TableText | Refusal> {
  try {
    return await readSheets(await openWorkbook(bytes), datasets, named)
  } catch (error) {
    if (!hasCode(error, 'data.invalid_file')) throw error
    return refuse(named[0], 'data.invalid_file', toGridlakeError(error).message)
  }
}

async function readSheets(
  sheets: readonly WorkbookSheet[],
  datasets: readonly Dataset[],
  named: readonly Dataset[],
): Promise<TableText | Refusal> {
  const kinds = [...named, ...datasets].flatMap((dataset) =>
    dataset.wire.filter(({ format }) => format === 'xlsx').map((wire) => ({ dataset, wire })),
  )
  const others: OtherSheet[] = []
  let table: Table | undefined
  for (const sheet of sheets) {
    const fitting: readonly Kind[] = (table ? [table] : kinds).filter(({ wire }) => !wire.otherSheets?.test(sheet.name))
    if (table && fitting.length === 0) continue
    const rows = sheet.rows()
    const head = await rows.next()
    if (head.done) continue
    const header = headerOf(head.value.values)
    const kind = fitting.find(({ wire }) => fitsHeader(wire, header))
    if (!kind) {
      await rows.return(undefined)
      others.push({ name: sheet.name, header })
      continue
    }
    table ??= { ...kind, writer: createTableWriter(kind.wire), sheetRows: [], sheets: [] }
    const problem = await addRows(table, sheet.name, header, rows)
    if (problem) return refuse(table.dataset, 'source.schema_drift', problem)
  }
  const dataset = table?.dataset ?? named[0]
  const odd = others.find(({ name }) => !(table ? [table] : kinds).some(({ wire }) => wire.otherSheets?.test(name)))
  if (odd) {
    const reason = `sheet ${odd.name} has ${dataset ? 'another' : 'an unknown'} header: ${shownHeader(odd.header)}`
    return refuse(dataset, dataset ? 'source.schema_drift' : 'data.unknown_file', reason)
  }
  if (!table || table.writer.rows() === 0) {
    const names = sheets.map(({ name }) => name).join(', ')
    return refuse(dataset, 'source.empty', `no sheet of the workbook has rows (it has: ${names || 'no sheets'})`)
  }
  return { dataset: table.dataset, wire: table.wire, ...table.writer.finish(placesOf(table)) }
}

/** Adds a sheet's rows in the wire's order of columns; in words what is wrong with one of them. */
async function addRows(
  { wire, writer, sheetRows, sheets }: Table,
  name: string,
  header: readonly string[],
  rows: AsyncIterable<{ row: number; values: readonly CellValue[] }>,
): Promise<string | undefined> {
  const columns = wire.header.map((field) => header.indexOf(field.trim()))
  sheets.push({ name, firstRow: writer.rows() })
  for await (const { row, values } of rows) {
    const stray = values.slice(header.length).findIndex((value) => cellText(value, undefined).trim() !== '')
    if (stray !== -1) return `sheet ${name}, row ${row}: column ${header.length + stray + 1} has a value and no name`
    sheetRows.push(row)
    writer.add(columns.map((column) => cellText(values[column], wire.dateFormat)))
  }
  return undefined
}

function headerOf(values: readonly CellValue[]): string[] {
  const names = values.map(headerText)
  return names.slice(0, names.findLastIndex((name) => name !== '') + 1)
}

function placesOf({ sheets, sheetRows }: Table): (row: number) => string {
  return (row) => `sheet ${sheets.findLast(({ firstRow }) => firstRow <= row)?.name}, row ${sheetRows[row]}`
}
