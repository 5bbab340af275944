import { type Cursor, readDecimal } from './read-decimal.ts'
import type { SharedFields } from './shared-fields.ts'

/** The numbers of documents that hold the same keys in the same order, put together by key. */
export interface Alignment {
  /** `<number>,<fields>` of each key. */
  keys: readonly string[]
  /**
   * Takes in the next document, of which `rows` are the lines below the header, the last without line feed. Returns the fields that
   * its lines have in common, as CSV; undefined, and nothing taken in, where it has other keys, its lines differ in those fields, or
   * one of the others is no plain number.
   */
  add(doc: number, rows: Buffer): string | undefined
  /** All rows: by location in text order, then by document. */
  runs(): Iterable<NumberRun>
}

/** A row for each key of each document, the keys of the first document first: its numbers stand at `from` and on. */
export interface NumberRun {
  docs: readonly number[]
  keys: readonly number[]
  numbers: Float64Array
  from: number
}

export interface AlignmentPlan {
  common: SharedFields
  /** So many fields after the leading ones are the key, the location first. */
  keyFields: number
  /** So many fields after those are numbers. */
  numberFields: number
  firstKey: number
}

const COMMA = 0x2c
const LINE_FEED = 0x0a
/** Documents are gathered in blocks that stay in the processor's cache while they fill. */
const BLOCK_DOCUMENTS = 16

/**
 * Begins with the keys of a document, not with its lines. Undefined where it holds a key twice, or one with a blank, which may be
 * spelt in two ways: so each document of an alignment holds each key once.
 */
export function alignNumbers(rows: Buffer, plan: AlignmentPlan): Alignment | undefined {
  const { common, keyFields, numberFields, firstKey } = plan
  const fields = rows
    .toString('latin1')
    .split('\n')
    .map((line) => line.split(',').slice(common.leading, common.leading + keyFields))
  const texts = fields.map((key) => key.join(','))
  if (fields.some((key) => key.length < keyFields) || texts.some((text) => text.includes(' '))) return undefined
  if (new Set(texts).size < texts.length) return undefined
  const groups = groupPlaces(fields.map(([location = '']) => location))
  const layout: Layout = {
    spelt: Buffer.from(texts.map((text) => `${text},`).join(''), 'latin1'),
    lengths: Int32Array.from(texts, (text) => text.length + 1),
    numberFields,
    ...layOut(groups, texts.length, numberFields),
  }
  const blocks: { docs: number[]; numbers: Float64Array }[] = []

  return {
    keys: texts.map((text, index) => `${firstKey + index},${text}`),
    add(doc, rows) {
      const ends = readEnds(rows, common)
      if (!ends) return undefined
      const last = blocks.at(-1)
      const isFull = !last || last.docs.length === BLOCK_DOCUMENTS
      const block = isFull
        ? { docs: [], numbers: new Float64Array(texts.length * BLOCK_DOCUMENTS * numberFields) }
        : last
      if (!fillBlock(block.numbers, block.docs.length, rows, ends, layout)) return undefined
      if (isFull) blocks.push(block)
      block.docs.push(doc)
      return ends.text
    },
    *runs() {
      for (const places of groups) {
        const keys = places.map((place) => firstKey + place)
        for (const { docs, numbers } of blocks)
          yield { docs, keys, numbers, from: layout.first[places[0] as number] as number }
      }
    },
  }
}

/** Where the lines of a document stand in a block. */
interface Layout {
  /** The keys as documents spell them, each with the comma after it. */
  spelt: Buffer
  lengths: Int32Array
  numberFields: number
  /** Where the numbers of each place stand, those of a block's first document, and how far on those of the next stand. */
  first: Int32Array
  step: Int32Array
}

/**
 * Writes the numbers of a document's lines to their places, as those of the block's `nth`. Returns whether all lines are as they should
 * be.
 */
function fillBlock(
  numbers: Float64Array,
  nth: number,
  rows: Buffer,
  { prefix, suffix }: Ends,
  layout: Layout,
): boolean {
  const { spelt, lengths, numberFields, first, step } = layout
  const cursor: Cursor = { at: 0 }
  let at = 0
  let key = 0
  for (let place = 0; place < lengths.length; place++) {
    if (place > 0 && rows[at++] !== LINE_FEED) return false
    for (let index = 0; index < prefix.length; index++) if (rows[at++] !== prefix[index]) return false
    const keyEnd = key + (lengths[place] as number)
    while (key < keyEnd) if (rows[at++] !== spelt[key++]) return false
    let target = (first[place] as number) + nth * (step[place] as number)
    for (let field = 0; field < numberFields; field++) {
      if (field > 0 && rows[at++] !== COMMA) return false
      cursor.at = at
      numbers[target++] = readDecimal(rows, cursor)
      at = cursor.at
      if (at < 0) return false
    }
    for (let index = 0; index < suffix.length; index++) if (rows[at++] !== suffix[index]) return false
  }
  return at === rows.length
}

/** The places of each location, the locations in text order. */
function groupPlaces(located: readonly string[]): number[][] {
  const byLocation = Map.groupBy(located.keys(), (place) => located[place] as string)
  return [...byLocation].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, places]) => places)
}

function layOut(groups: readonly (readonly number[])[], count: number, numberFields: number) {
  const first = new Int32Array(count)
  const step = new Int32Array(count)
  let start = 0
  for (const places of groups) {
    for (const [index, place] of places.entries()) {
      first[place] = start + index * numberFields
      step[place] = places.length * numberFields
    }
    start += places.length * BLOCK_DOCUMENTS * numberFields
  }
  return { first, step }
}

interface Ends {
  prefix: Buffer
  suffix: Buffer
  text: string
}

/** The bytes before and after the fields of a document's first line that are its own; undefined where it has too few. */
function readEnds(rows: Buffer, { leading, trailing }: SharedFields): Ends | undefined {
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
