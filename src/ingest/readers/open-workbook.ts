import { type CellValue, readXlsx, streamXlsxRows } from 'hucre/xlsx'
import { GridlakeError } from '../../core/errors.ts'
import { readDirectory, type ZipMember } from '../../sources/zip/read-directory.ts'
import { readMember } from '../../sources/zip/read-member.ts'
import { checkZipLimits } from '../../sources/zip/read-zip.ts'

export interface SheetRow {
  /** As a spreadsheet counts, from 1. */
  row: number
  values: readonly CellValue[]
}

export interface WorkbookSheet {
  name: string
  /** Rows with anything in them, one at a time. */
  rows(): AsyncGenerator<SheetRow>
}

/** Sheets are streamed, the other parts (texts, styles) are held whole. */
const MAX_SHEET_BYTES = 512 * 2 ** 20
const MAX_PART_BYTES = 64 * 2 ** 20
const MAX_TOTAL_BYTES = 2 ** 30

const WORKSHEET = /^xl\/worksheets\/[^/]+\.xml$/i
const CELLESS = /^xl\/(chart|dialog|macro)sheets\//i

/** Whether bytes are a zip that holds a workbook. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return readDirectory(bytes).some(({ name }) => name.toLowerCase() === 'xl/workbook.xml')
}

/**
 * Opens an XLSX workbook, its parts' sizes and CRC-32 checked. The size that a sheet tells of itself is not looked at: ERCOT's say A1.
 * Errors: `data.invalid_file`, also while rows are read.
 */
export async function openWorkbook(bytes: Uint8Array): Promise<WorkbookSheet[]> {
  checkParts(bytes)
  const listed: { name: string; index: number }[] = []
  await readable(() =>
    readXlsx(bytes, {
      sheets: ({ name, index }) => {
        listed.push({ name, index })
        return false
      },
    }),
  )
  const hasCharts = readDirectory(bytes).some(({ name }) => CELLESS.test(name))
  return listed.map(({ name, index }) => ({ name, rows: () => readRows(bytes, index, hasCharts) }))
}

/** hucre checks no CRC of what it streams, and takes a sheet that breaks off for one that ends. */
function checkParts(bytes: Uint8Array): void {
  const members = readDirectory(bytes)
  const [sheets, others] = [members.filter(isSheet), members.filter((member) => !isSheet(member))]
  const left = MAX_TOTAL_BYTES - checkZipLimits(others, { maxEntryBytes: MAX_PART_BYTES })
  checkZipLimits(sheets, { maxEntryBytes: MAX_SHEET_BYTES, maxTotalBytes: left })
  for (const member of members) {
    const part = readMember(bytes, member)
    const end = Buffer.from(part.subarray(-64)).toString('latin1').trimEnd()
    if (isSheet(member) && !/<\/([\w.-]+:)?worksheet>$|\/>$/.test(end)) {
      throw new GridlakeError('data.invalid_file', `${member.name} of the workbook breaks off`, {
        hint: 'fetch the file again',
      })
    }
  }
}

const isSheet = ({ name }: ZipMember): boolean => WORKSHEET.test(name)

async function* readRows(bytes: Uint8Array, sheet: number, hasCharts: boolean): AsyncGenerator<SheetRow> {
  const rows = streamXlsxRows(bytes, { sheet })
  try {
    for (;;) {
      const next = await readable(() => rows.next())
      if (next.done) return
      const { index, values } = next.value
      if (values.some(hasContent)) yield { row: index + 1, values }
    }
  } catch (error) {
    // A sheet that is a chart alone is listed beside the others and has a part of another kind.
    if (!hasCharts || !(error instanceof GridlakeError) || !/missing worksheet file/.test(error.message)) throw error
  } finally {
    await rows.return()
  }
}

const hasContent = (value: CellValue): boolean => value !== null && (typeof value !== 'string' || value.trim() !== '')

async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw unreadable(error)
  }
}

function unreadable(cause: unknown): GridlakeError {
  if (cause instanceof GridlakeError) return cause
  const why = cause instanceof Error ? cause.message : String(cause)
  return new GridlakeError('data.invalid_file', `not a readable workbook: ${why}`, {
    cause,
    hint: 'fetch the file again, or open it and save it as .xlsx',
  })
}
