import type { Session } from '../duckdb/database.ts'
import type { Batch } from './batch.ts'

/**
 * Tells the places of `rejected` as the documents have them, where their rows were converted: a line and a byte of the CSV that was
 * made of a workbook or of JSON say nothing to who holds the document.
 */
export async function placeRejected(session: Session, { arrivals }: Batch): Promise<void> {
  const converted = arrivals.flatMap(({ text }, doc) => (text.place ? [doc] : []))
  if (converted.length === 0) return
  const lines = await session.rows<{ doc: number; line: number }>(
    `SELECT DISTINCT doc, line::DOUBLE AS line FROM rejected WHERE line IS NOT NULL AND doc IN (${converted.join(', ')})`,
  )
  const places = lines.flatMap(({ doc, line }) => {
    const place = arrivals[doc]?.text.place?.(line)
    const told = typeof place === 'number' ? { own_line: place } : { words: place }
    return place === undefined ? [] : [{ doc, line, ...told }]
  })
  if (places.length === 0) return
  await session.run(
    `UPDATE rejected SET line = p.own_line, byte_offset = NULL, reason = rejected.reason || coalesce(' (' || p.words || ')', '')
     FROM (SELECT unnest(from_json($1, '[{"doc":"INTEGER","line":"UBIGINT","own_line":"UBIGINT","words":"VARCHAR"}]'), recursive := true)) p
     WHERE rejected.doc = p.doc AND rejected.line = p.line`,
    [JSON.stringify(places)],
  )
}
