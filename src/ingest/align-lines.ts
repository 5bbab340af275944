import { createLineRegions } from './line-regions.ts'
import type { SharedFields } from './shared-fields.ts'

/** The lines of documents that hold the same keys in the same order, put together by key. */
export interface Alignment {
  /** `<number>,<fields>` of each key. */
  keys: readonly string[]
  /**
   * Takes in the next document, of which `rows` are the lines below the header, the last without line feed. Returns the fields that
   * its lines have in common, as CSV; undefined, and nothing taken in, where it has other keys or its lines differ in those fields.
   */
  add(doc: number, rows: Buffer): string | undefined
  /** `<document>,<key's number>,<other fields>` of all lines: by location in text order, then by document. */
  texts(): Iterable<Buffer>
}

export interface AlignmentPlan {
  common: SharedFields
  /** So many fields after the leading ones are the key, the location first. */
  keyFields: number
  firstKey: number
  /** For so many documents there is room at once. */
  documents: number
}

const COMMA = 0x2c
const LINE_FEED = 0x0a

/**
 * Begins with the keys of a document, not with its lines. Undefined where it holds a key twice, or one with a blank, which may be
 * spelt in two ways: so each document of an alignment holds each key once.
 */
export function alignLines(
  rows: Buffer,
  { common, keyFields, firstKey, documents }: AlignmentPlan,
): Alignment | undefined {
  const lines = rows.toString('latin1').split('\n')
  const fields = lines.map((line) => line.split(',').slice(common.leading, common.leading + keyFields))
  const texts = fields.map((key) => key.join(','))
  if (fields.some((key) => key.length < keyFields) || texts.some((text) => text.includes(' '))) return undefined
  if (new Set(texts).size < texts.length) return undefined
  const located = fields.map(([location = '']) => location)
  const order = new Map([...new Set(located)].sort((a, b) => (a < b ? -1 : 1)).map((name, index) => [name, index]))
  const keys = texts.map((text) => Buffer.from(`${text},`, 'latin1'))
  const numbers = texts.map((_, index) => Buffer.from(`${firstKey + index},`, 'latin1'))
  const regions = createLineRegions(
    located.map((name) => order.get(name) ?? 0),
    lines.map((line) => line.length),
    documents,
  )
  return {
    keys: texts.map((text, index) => `${firstKey + index},${text}`),
    add(doc, rows) {
      const shared = readShared(rows, common)
      if (!shared) return undefined
      const { prefix, suffix, text } = shared
      const lead = Buffer.from(`${doc},`, 'latin1')
      let start = 0
      for (let index = 0; index < keys.length; index++) {
        const key = keys[index] as Buffer
        if (!holdsAt(rows, prefix, start) || !holdsAt(rows, key, start + prefix.length)) return regions.undo()
        const from = start + prefix.length + key.length
        let end = from
        while (end < rows.length && rows[end] !== LINE_FEED) end++
        const to = end - suffix.length
        if (to < from || !holdsAt(rows, suffix, to)) return regions.undo()
        regions.write(index, lead, numbers[index] as Buffer, rows, from, to)
        start = end + 1
      }
      if (start !== rows.length + 1) return regions.undo()
      regions.keep()
      return text
    },
    texts: regions.texts,
  }
}

/** The bytes before and after the fields of a document's first line that are its own; undefined where it has too few. */
function readShared(rows: Buffer, { leading, trailing }: SharedFields) {
  const lineEnd = rows.indexOf(LINE_FEED)
  const end = lineEnd === -1 ? rows.length : lineEnd
  let from = 0
  for (let field = 0; field < leading; field++) {
    from = rows.indexOf(COMMA, from) + 1
    if (from === 0 || from > end) return undefined
  }
  let to = end
  for (let field = 0; field < trailing; field++) {
    to = rows.lastIndexOf(COMMA, to - 1)
    if (to < from) return undefined
  }
  const prefix = rows.subarray(0, from)
  const suffix = rows.subarray(to, end)
  const text = `${prefix.toString('latin1')}${suffix.toString('latin1', 1)}`
  return { prefix, suffix, text: trailing === 0 ? text.slice(0, -1) : text }
}

function holdsAt(bytes: Buffer, part: Buffer, start: number): boolean {
  for (let index = 0; index < part.length; index++) if (bytes[start + index] !== part[index]) return false
  return true
}
