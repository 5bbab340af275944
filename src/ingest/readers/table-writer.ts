import { type Wire, wireFields } from '../../datasets/dataset.ts'
import type { TableText } from '../table-shape.ts'
import { csvField } from './csv-fields.ts'

/** Gathers a document's rows as the CSV that is ingested. */
export interface TableWriter {
  /** Adds a row: a text for each column of the wire's header, in its order; '' for an empty cell. */
  add(cells: readonly string[]): void
  /** Rows so far. */
  rows(): number
  /** The CSV. `place` says where in the document its n-th row (from 0) stands. */
  finish(place: (row: number) => number | string): Pick<TableText, 'csv' | 'empty' | 'documentRows' | 'place'>
}

const PIECE_LENGTH = 262_144

/**
 * A writer of `wireFields(wire)`. Wide rows become long ones: one for each of the unpivoted fields that is not empty. A row
 * with a cell too many or too few becomes a line that no reader takes, and so ends in quarantine.
 */
export function createTableWriter(wire: Pick<Wire, 'header' | 'unpivot'>): TableWriter {
  const fields = wireFields(wire)
  const linesOf = wire.unpivot ? longLines(wire.header, wire.unpivot.fields) : undefined
  const pieces: Buffer[] = []
  /** Of each row, how many lines came before it. */
  const firstLines: number[] = []
  let text = `${fields.map(csvField).join(',')}\n`
  let lines = 0
  let rows = 0
  return {
    add(cells) {
      if (linesOf) firstLines.push(lines)
      rows++
      const made =
        cells.length !== wire.header.length
          ? [oddLine(cells, fields.length, wire.header.length)]
          : (linesOf?.(cells) ?? [joined(cells)])
      for (const line of made) text += line
      lines += made.length
      if (text.length < PIECE_LENGTH) return
      pieces.push(Buffer.from(text))
      text = ''
    },
    rows: () => rows,
    finish: (place) => ({
      csv: Buffer.concat([...pieces, Buffer.from(text)]),
      empty: lines === 0,
      ...(linesOf ? { documentRows: rows } : {}),
      // The header is line 1.
      place: (line) => place(linesOf ? rowOfLine(firstLines, line - 2) : line - 2),
    }),
  }
}

const joined = (cells: readonly string[]): string => `${cells.map(csvField).join(',')}\n`

/** A line of more fields than there are columns; the last one says why, as DuckDB overlooks one that is empty. */
function oddLine(cells: readonly string[], fields: number, columns: number): string {
  const lacking = Math.max(0, fields - cells.length)
  return joined([
    ...cells,
    ...Array<string>(lacking).fill(''),
    `${cells.length} fields where the header has ${columns}`,
  ])
}

function longLines(header: readonly string[], unpivoted: readonly string[]): (cells: readonly string[]) => string[] {
  const indexes = header.map((name, index) => ({ name, index }))
  const kept = indexes.filter(({ name }) => !unpivoted.includes(name))
  const turned = indexes
    .filter(({ name }) => unpivoted.includes(name))
    .map(({ name, index }) => ({ label: csvField(name.trim()), index }))
  return (cells) => {
    const lead = kept.map(({ index }) => csvField(cells[index] ?? '')).join(',')
    return turned.flatMap(({ label, index }) => {
      const value = (cells[index] ?? '').trim()
      return value === '' ? [] : `${lead},${label},${csvField(value)}\n`
    })
  }
}

/** The last row that begins at or before a line, both from 0. */
function rowOfLine(firstLines: readonly number[], line: number): number {
  let low = 0
  let high = firstLines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((firstLines[middle] as number) <= line) low = middle
    else high = middle - 1
  }
  return low
}
