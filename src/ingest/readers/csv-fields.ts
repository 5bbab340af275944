/** A row of a CSV and the line, from 1, on which it begins. */
export interface CsvRow {
  line: number
  fields: readonly string[]
}

/** The rows of a CSV, quotes as in RFC 4180 (an unclosed one runs to the end), lines of blanks left out. */
export function* csvRows(text: string): Generator<CsvRow> {
  let line = 1
  let at = 0
  while (at < text.length) {
    const lineEnd = ends(text.indexOf('\n', at), text.length)
    if (text.slice(at, lineEnd).includes('"')) {
      const row = quotedRow(text, at)
      yield { line, fields: row.fields }
      line += countFeeds(text, at, row.end) + 1
      at = row.end + 1
      continue
    }
    const fields = text.slice(at, text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd)
    if (fields.trim() !== '') yield { line, fields: fields.split(',') }
    line++
    at = lineEnd + 1
  }
}

/** A field for a CSV, quoted where it must be. */
export const csvField = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** A row with quotes in it: it may go on over line ends. `end` is the place of its line feed. */
function quotedRow(text: string, start: number): { fields: string[]; end: number } {
  const fields: string[] = []
  for (let at = start; ; at++) {
    const isQuoted = text[at] === '"'
    let field = ''
    if (isQuoted) {
      for (let from = at + 1; ; ) {
        const quote = ends(text.indexOf('"', from), text.length)
        field += text.slice(from, quote)
        at = quote + 1
        if (text[at] !== '"') break
        field += '"'
        from = at + 1
      }
    }
    const comma = ends(text.indexOf(',', at), text.length)
    const feed = ends(text.indexOf('\n', at), text.length)
    const end = Math.min(comma, feed)
    fields.push(field + text.slice(at, feed < comma && text[feed - 1] === '\r' ? feed - 1 : end))
    if (feed <= comma) return { fields, end: feed }
    at = comma
  }
}

const ends = (found: number, end: number): number => (found === -1 ? end : found)

function countFeeds(text: string, from: number, to: number): number {
  let feeds = 0
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) feeds++
  return feeds
}
