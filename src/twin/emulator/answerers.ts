import { wallDate } from '../render/wall-text.ts'
import { type Answer, answerFile, answerHtml, answerJson, answerZip } from './answer.ts'
import { answerEia } from './eia/answer-eia.ts'
import { createEiaRoutes } from './eia/eia-routes.ts'
import type { ContentChange, RequestKind } from './fault-tables.ts'
import { workbookYear } from './find-route.ts'
import { isPublished, type MisArchive } from './mis/archive.ts'
import { constructedName } from './mis/document-name.ts'
import type { DocumentSources } from './mis/document-sources.ts'
import { listDocuments } from './mis/listing.ts'
import { productsOfReport } from './mis/products.ts'
import { renderDocument } from './mis/render-document.ts'
import { createYearlyArchive } from './mis/yearly/yearly-archive.ts'
import { buildFuelMix } from './site/fuel-mix-dashboard.ts'
import { renderGenerationWorkbook } from './site/generation-workbook.ts'

/** Answers one kind of request, with one thing wrong in its content where a change is asked for. */
export type Answerer = (url: URL, nowMs: number, change?: ContentChange) => Answer

const MAX_AGE_S = 60

/** How each upstream answers. */
export function createAnswerers(
  archive: MisArchive,
  sources: DocumentSources,
  retentionMs: number,
): Readonly<Record<RequestKind, Answerer>> {
  const { grid, readWallClock } = sources
  const yearly = createYearlyArchive(sources, retentionMs)
  const eiaRoutes = createEiaRoutes(grid)
  return {
    'mis-list': (url, nowMs, change) => {
      const isEmpty = change?.fault === 'empty-success'
      const reportTypeId = Number(url.searchParams.get('reportTypeId'))
      const years = isEmpty ? undefined : yearly.list(reportTypeId, nowMs)
      if (years !== undefined) return answerJson({ ListDocsByRptTypeRes: { DocumentList: years } })
      const products = isEmpty ? [] : productsOfReport(reportTypeId)
      return answerJson(listDocuments(archive, products, nowMs, retentionMs, readWallClock))
    },
    'mis-download': (url, nowMs, change) => {
      const id = url.searchParams.get('doclookupId') ?? ''
      const year = yearly.download(id, nowMs, change?.fault === 'empty-success')
      return year ? answerZip(year.name, year.zip) : answerDownload(archive, sources, id, nowMs, change)
    },
    dashboard: (_, nowMs, change) => ({
      ...answerJson(buildFuelMix(grid, nowMs, readWallClock, change)),
      headers: { 'content-type': 'application/json', 'cache-control': `max-age=${MAX_AGE_S}` },
    }),
    file: (url, nowMs, change) => {
      const year = workbookYear(url.pathname)
      const running = Number(wallDate(readWallClock(nowMs).wallMs).slice(0, 4))
      if (year > running || year < running - 1) return NOT_FOUND
      const firstMs = change?.fault === 'empty-success' ? nowMs : nowMs - retentionMs
      return answerFile(renderGenerationWorkbook(grid, { year, firstMs, nowMs }, readWallClock), XLSX_TYPE)
    },
    eia: (url, nowMs, change) => answerEia(eiaRoutes, url, nowMs, change),
  }
}

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const NOT_FOUND = answerHtml('<html><body>Document not found</body></html>', 404)

function answerDownload(
  archive: MisArchive,
  sources: DocumentSources,
  id: string,
  nowMs: number,
  change?: ContentChange,
): Answer {
  const found = archive.find(id)
  if (found === undefined || !isPublished(found.posting, found.format, nowMs)) return NOT_FOUND
  const { posting, format } = found
  const name = constructedName(posting, format, sources.readWallClock)
  return answerZip(name, renderDocument(posting, format, sources, change))
}
