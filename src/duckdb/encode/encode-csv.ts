import { columnTexts } from './column-texts.ts'
import { NO_BYTES, type ResultColumn, type ResultEncoder } from './result-encoder.ts'

/** CSV with a header, quoted as RFC 4180 says, lines ended by LF. NULL is an empty field, an empty string is `""`. */
export function createCsvEncoder(columns: readonly ResultColumn[]): ResultEncoder {
  const readers = columns.map(({ type }) => columnTexts(type, quoted))
  return {
    head: () => Buffer.from(`${columns.map(({ name }) => quoted(name)).join(',')}\n`),
    rows: (chunk) => {
      const rows = chunk.rowCount
      const texts = readers.map((read, at) => read(chunk.getColumnVector(at), rows))
      let out = ''
      for (let row = 0; row < rows; row++) {
        for (let at = 0; at < texts.length; at++) out += (at === 0 ? '' : ',') + (texts[at]?.[row] ?? '')
        out += '\n'
      }
      return Buffer.from(out)
    },
    tail: () => NO_BYTES,
  }
}

function quoted(text: string): string {
  return text === '' || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
