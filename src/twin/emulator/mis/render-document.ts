import { hash32 } from '../../noise/hash.ts'
import { renderCsv } from '../../render/render-csv.ts'
import { renderZip } from '../../render/render-zip.ts'
import type { ContentChange } from '../fault-tables.ts'
import { changeHeader } from './change-header.ts'
import { changeRows } from './change-rows.ts'
import type { PostingFormat } from './document-id.ts'
import { memberName, stampMs } from './document-name.ts'
import type { DocumentSources } from './document-sources.ts'
import type { Posting } from './product.ts'

const XML_SIZE_BYTES = 900

/** The CSV of a posting, with one thing wrong in it where a change is asked for. */
function renderPostingCsv(posting: Posting, sources: DocumentSources, change?: ContentChange): string {
  const { product } = posting
  const { readWallClock } = sources
  const rows = change?.fault === 'empty-success' ? [] : product.rows(posting, sources)
  const changed = changeRows(rows, product.dataset, change, readWallClock)
  return changeHeader(renderCsv(product.wire, changed, { ...product, readWallClock }), change)
}

/** The zip that a download of the posting gives. Its size is what `documentSize` says, empty and swollen ones aside. */
export function renderDocument(
  posting: Posting,
  format: PostingFormat,
  sources: DocumentSources,
  change?: ContentChange,
): Uint8Array {
  const text = format === 'csv' ? renderPostingCsv(posting, sources, change) : renderXml(posting)
  const member = {
    name: memberName(posting, format, sources.readWallClock),
    bytes: new TextEncoder().encode(text),
    wallMs: sources.readWallClock(stampMs(posting, format)).wallMs,
  }
  return renderZip(member, change?.fault === 'empty-success' ? 0 : documentSize(posting, format))
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
