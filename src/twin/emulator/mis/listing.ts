import { wallDate, wallTimeOfDay } from '../../render/wall-text.ts'
import type { ReadWallClock } from '../../wall-clock.ts'
import type { MisArchive } from './archive.ts'
import { documentId, type PostingFormat } from './document-id.ts'
import { constructedName, friendlyName, NO_DUNS, stampMs } from './document-name.ts'
import type { MisProduct, Posting } from './product.ts'
import { documentSize } from './render-document.ts'

/** What IceDocListJsonWS answers. Every value is a string. */
export interface MisListing {
  ListDocsByRptTypeRes: { DocumentList: { Document: Record<string, string> }[] }
}

/** The listing of a report's products at `nowMs`, newest first; of no products an empty one. */
export function listDocuments(
  archive: MisArchive,
  products: readonly MisProduct[],
  nowMs: number,
  retentionMs: number,
  readWallClock: ReadWallClock,
): MisListing {
  const postings = archive.list(products, nowMs - retentionMs, nowMs)
  // The quirk of MIS: dates carry the offset in force when you ask, not the one of their day.
  const offset = formatOffset(readWallClock(nowMs).offsetMs)
  const documents = postings.flatMap((posting) =>
    (['csv', 'xml'] as const).map((format) => ({
      Document: describeDocument(posting, format, offset, retentionMs, readWallClock),
    })),
  )
  return { ListDocsByRptTypeRes: { DocumentList: documents } }
}

function describeDocument(
  posting: Posting,
  format: PostingFormat,
  offset: string,
  retentionMs: number,
  readWallClock: ReadWallClock,
): Record<string, string> {
  const expired = readWallClock(posting.publishedMs + retentionMs).wallMs
  // Seconds of PublishDate trail those of the name now and then.
  const published = readWallClock(stampMs(posting, format) - 200).wallMs
  return {
    ExpiredDate: `${wallDate(expired)}T23:59:59${offset}`,
    ILMStatus: 'EXT',
    SecurityStatus: 'P',
    ContentSize: String(documentSize(posting, format)),
    Extension: 'zip',
    ReportTypeID: String(posting.product.reportTypeId),
    Prefix: 'cdr',
    FriendlyName: friendlyName(posting, format, readWallClock),
    ConstructedName: constructedName(posting, format, readWallClock),
    DocID: documentId(posting, format),
    PublishDate: `${wallDate(published)}T${wallTimeOfDay(published).slice(0, 8)}${offset}`,
    ReportName: posting.product.reportName,
    DUNS: NO_DUNS,
    DocCount: '0',
  }
}

function formatOffset(offsetMs: number): string {
  const minutes = Math.abs(offsetMs) / 60_000
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${offsetMs < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
}
