import { parsePublishStamp } from '../core/time/publish-stamp.ts'
import type { Document } from '../datasets/document.ts'
import type { TableText } from './table-shape.ts'

/**
 * The document with the publish time that its content allows. Rows of a wire with inferred times never have the document's own:
 * that is kept as `postedAt`. A document whose source tells no time takes the one it says itself.
 */
export function dateDocument(document: Document, { wire, published }: Pick<TableText, 'wire' | 'published'>): Document {
  if (wire.rows === 'inferred') {
    const postedAt = document.postedAt ?? document.publishedAt ?? published?.at ?? readPostedAt(document)
    return { ...document, publishedAt: undefined, publishedAtBasis: 'inferred', ...(postedAt ? { postedAt } : {}) }
  }
  if (document.publishedAt || !published) return document
  return { ...document, publishedAt: published.at, publishedAtBasis: published.basis }
}

/** When a document was posted, by its name as it was listed or found, or by that of an archive it was in. */
export function readPostedAt({ name, origin }: Pick<Document, 'name' | 'origin'>): Temporal.Instant | undefined {
  const names = [name, ...origin.split('!').reverse()]
  // NP4-181-ER of 2016: `rpt.00013091.0000000000000000.20160101080005.DAMASMCPC_2015.csv`.
  const dotted = names.map((text) => text.replace(/(?<=\.)(\d{8})(\d{6})(?=\.)/, '$1.$2'))
  return dotted.map((text) => parsePublishStamp(text)).find((stamp) => stamp !== undefined)
}
