import { hash32 } from '../../noise/hash.ts'
import { renderCsv } from '../../render/render-csv.ts'
import { renderZip } from '../../render/render-zip.ts'
import type { PostingFormat } from './document-id.ts'
import { memberName, stampMs } from './document-name.ts'
import type { DocumentSources } from './document-sources.ts'
import type { Posting } from './product.ts'

const XML_SIZE_BYTES = 900

/** The CSV of a posting; with `empty`, its header alone. */
function renderPostingCsv(posting: Posting, sources: DocumentSources, empty = false): string {
  const { product } = posting
  const rows = empty ? [] : product.rows(posting, sources)
  return renderCsv(product.wire, rows, { ...product, readWallClock: sources.readWallClock })
}

/** The zip that a download of the posting gives. Its size is what `documentSize` says, empty ones aside. */
export function renderDocument(
  posting: Posting,
  format: PostingFormat,
  sources: DocumentSources,
  empty = false,
): Uint8Array {
  const text = format === 'csv' ? renderPostingCsv(posting, sources, empty) : renderXml(posting)
  const member = {
    name: memberName(posting, format, sources.readWallClock),
    bytes: new TextEncoder().encode(text),
    wallMs: sources.readWallClock(stampMs(posting, format)).wallMs,
  }
  return renderZip(member, empty ? 0 : documentSize(posting, format))
}

/** Size of a document's zip, bytes, known before it is made. */
export function documentSize(posting: Posting, format: PostingFormat): number {
  const chance = hash32(posting.publishedMs, posting.product.code, posting.sequence)
  if (format === 'xml') return XML_SIZE_BYTES + (chance % 50)
  const { from, to } = posting.product.sizeBytes
  return from + (chance % (to - from))
}

// The XML twins of the reports hold no rows here: every reader of gridlake takes the CSV.
function renderXml(posting: Posting): string {
  const { stem, reportName, reportTypeId } = posting.product
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${stem} reportTypeId="${reportTypeId}" reportName="${reportName.replaceAll('&', '&amp;')}"/>`,
    '',
  ].join('\n')
}
