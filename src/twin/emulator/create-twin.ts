import { type Clock, systemClock } from '../../core/clock.ts'
import { GridlakeError } from '../../core/errors.ts'
import { readShiftFactors, readTruth } from '../grid/truth.ts'
import { readSettlement } from '../market/settlement.ts'
import { type Answer, answerHtml, answerJson, answerZip, toResponse } from './answer.ts'
import { applyFault } from './apply-fault.ts'
import { answerControl } from './control.ts'
import { answerEia } from './eia/answer-eia.ts'
import { createEiaRoutes } from './eia/eia-routes.ts'
import { createFaultQueue, type FaultMatch, isPostingFault, parseFault } from './faults.ts'
import { createMisArchive, isPublished, type MisArchive } from './mis/archive.ts'
import { documentId } from './mis/document-id.ts'
import { constructedName } from './mis/document-name.ts'
import { createDocumentSources, type DocumentSources } from './mis/document-sources.ts'
import { listDocuments } from './mis/listing.ts'
import type { Posting } from './mis/product.ts'
import { MIS_PRODUCTS, productsOfDataset, productsOfReport } from './mis/products.ts'
import { renderDocument } from './mis/render-document.ts'
import { postOnDemand } from './post-on-demand.ts'
import type { FaultControl, PostedDocument, Twin, TwinTruth } from './twin.ts'

export interface TwinOptions {
  /** Decides weather, load, outages, stamps and chance corrections. Default 1. */
  seed?: number
  /** How long MIS lists a document, days. Default 14. */
  retentionDays?: number
  /** The twin's now. Default: the real one. */
  clock?: Clock
  /** How a slow answer waits. Default: really. */
  wait?: (ms: number, signal?: AbortSignal) => Promise<void>
}

const DAY_MS = 86_400_000

/** Makes a twin. Equal seeds give equal documents for equal instants, whatever was asked before; faults aside. */
export function createTwin(options: TwinOptions = {}): Twin {
  const { seed = 1, retentionDays = 14, clock = systemClock, wait = systemClock.sleep } = options
  const retentionMs = retentionDays * DAY_MS
  const sources = createDocumentSources(seed)
  const { grid } = sources
  const eiaRoutes = createEiaRoutes(grid)
  const archive = createMisArchive(seed, sources.readWallClock)
  const queue = createFaultQueue()
  const describe = (posting: Posting) => describePosting(posting, sources)
  const nowMs = () => clock.now().epochMilliseconds

  const faults: FaultControl = {
    add: (input) => {
      const fault = parseFault(input)
      if (isPostingFault(fault)) return describe(postOnDemand(archive, fault, nowMs(), retentionMs))
      queue.add({ ...fault })
      return fault
    },
    list: queue.list,
    clear: () => {
      queue.clear()
      archive.clear()
    },
  }

  const truth: TwinTruth = {
    at: (instant) => readSettlement(grid, instant),
    scedAt: (instant) => readTruth(grid, instant),
    shiftFactors: () => readShiftFactors(grid),
  }

  const answerers: Record<Exclude<FaultMatch, 'any'>, (url: URL, empty: boolean) => Answer> = {
    'mis-list': (url, empty) => {
      const products = empty ? [] : productsOfReport(Number(url.searchParams.get('reportTypeId')))
      return answerJson(listDocuments(archive, products, nowMs(), retentionMs, sources.readWallClock))
    },
    'mis-download': (url, empty) => answerDownload(archive, sources, url, nowMs(), empty),
    eia: (url, empty) => answerEia(eiaRoutes, url, nowMs(), empty),
  }

  return {
    seed,
    fetch: async (request) => {
      const url = new URL(request.url)
      if (url.pathname.startsWith('/twin/')) return toResponse(await answerControl(request, { faults, clock, truth }))
      const kind = findRoute(url.pathname)
      if (kind === undefined) return toResponse(answerHtml('<html><body>Not Found</body></html>', 404))
      const answer = (empty: boolean) => answerers[kind](url, empty)
      return applyFault(queue.take(kind), answer, (ms) => wait(ms, request.signal))
    },
    postings: (dataset, after, until) => {
      const products = productsOfDataset(dataset)
      if (products.length === 0) {
        throw new GridlakeError('dataset.unknown', `the twin posts no documents of ${dataset}`, {
          hint: `it posts ${MIS_PRODUCTS.map((each) => each.dataset.id).join(', ')}`,
        })
      }
      return archive.list(products, after.epochMilliseconds, until.epochMilliseconds).reverse().map(describe)
    },
    faults,
    truth,
  }
}

function findRoute(pathname: string): Exclude<FaultMatch, 'any'> | undefined {
  if (pathname === '/misapp/servlets/IceDocListJsonWS') return 'mis-list'
  if (pathname === '/misdownload/servlets/mirDownload') return 'mis-download'
  return pathname.startsWith('/v2/') ? 'eia' : undefined
}

function answerDownload(
  archive: MisArchive,
  sources: DocumentSources,
  url: URL,
  nowMs: number,
  empty: boolean,
): Answer {
  const found = archive.find(url.searchParams.get('doclookupId') ?? '')
  if (found === undefined || !isPublished(found.posting, found.format, nowMs)) {
    return answerHtml('<html><body>Document not found</body></html>', 404)
  }
  const { posting, format } = found
  const name = constructedName(posting, format, sources.readWallClock)
  return answerZip(name, renderDocument(posting, format, sources, empty))
}

function describePosting(posting: Posting, { readWallClock }: DocumentSources): PostedDocument {
  return {
    documentId: documentId(posting, 'csv'),
    dataset: posting.product.dataset.id,
    reportTypeId: posting.product.reportTypeId,
    constructedName: constructedName(posting, 'csv', readWallClock),
    publishedAt: Temporal.Instant.fromEpochMilliseconds(posting.publishedMs),
    about: Temporal.Instant.fromEpochMilliseconds(posting.aboutMs),
  }
}
