import { columnTexts } from './column-texts.ts'
import { NO_BYTES, type ResultColumn, type ResultEncoder } from './result-encoder.ts'
import { textKind } from './value-text.ts'

const SHOWN_ROWS = 40
const CELL_WIDTH = 60

/** A table for a terminal: the first 40 rows in aligned columns, numbers to the right, then how many more there are. */
export function createTableEncoder(columns: readonly ResultColumn[]): ResultEncoder {
  const readers = columns.map(({ type }) => columnTexts(type, printable))
  const shown: string[][] = []
  let count = 0
  return {
    head: () => NO_BYTES,
    rows: (chunk) => {
      const rows = Math.min(chunk.rowCount, SHOWN_ROWS - shown.length)
      count += chunk.rowCount
      if (rows > 0) {
        const texts = readers.map((read, at) => read(chunk.getColumnVector(at), rows))
        for (let row = 0; row < rows; row++) shown.push(texts.map((column) => column[row] ?? ''))
      }
      return NO_BYTES
    },
    tail: () => Buffer.from(layOut(columns, shown, count - shown.length)),
  }
}

function layOut(columns: readonly ResultColumn[], rows: readonly string[][], more: number): string {
  const names = columns.map(({ name }) => printable(name))
  const widths = names.map((name, at) => Math.max(length(name), ...rows.map((row) => length(row[at] ?? ''))))
  const toRight = columns.map(({ type }) => ['number', 'integer'].includes(textKind(type)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => {
        const gap = ' '.repeat((widths[at] ?? 0) - length(cell))
        return toRight[at] ? gap + cell : cell + gap
      })
      .join('  ')
      .trimEnd()
  const lines = [line(names), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)]
  if (rows.length === 0) lines.push('(no rows)')
  if (more > 0) lines.push(`… ${more.toLocaleString('en-US')} more ${more === 1 ? 'row' : 'rows'}`)
  return `${lines.join('\n')}\n`
}

const length = (text: string) => [...text].length

/** Control characters are shown, never sent to the terminal. */
function printable(text: string): string {
  const safe = text.replace(
    /\p{Cc}/gu,
    (char) => ESCAPES[char] ?? `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
  return length(safe) > CELL_WIDTH ? `${[...safe].slice(0, CELL_WIDTH - 1).join('')}…` : safe
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }
