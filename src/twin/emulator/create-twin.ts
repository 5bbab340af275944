import { type Clock, systemClock } from '../../core/clock.ts'
import { GridlakeError } from '../../core/errors.ts'
import { readShiftFactors, readTruth } from '../grid/truth.ts'
import { readSettlement } from '../market/settlement.ts'
import { answerHtml, toResponse } from './answer.ts'
import { createAnswerers } from './answerers.ts'
import { applyFault, wouldShow } from './apply-fault.ts'
import { answerControl } from './control.ts'
import { createFaultQueue } from './fault-queue.ts'
import type { ContentChange } from './fault-tables.ts'
import { findRoute } from './find-route.ts'
import { createMisArchive } from './mis/archive.ts'
import { documentId } from './mis/document-id.ts'
import { constructedName } from './mis/document-name.ts'
import { createDocumentSources, type DocumentSources } from './mis/document-sources.ts'
import type { Posting } from './mis/product.ts'
import { MIS_PRODUCTS, productsOfDataset } from './mis/products.ts'
import { isPostingFault, parseFault } from './parse-fault.ts'
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

  const answerers = createAnswerers(archive, sources, retentionMs)

  return {
    seed,
    fetch: async (request) => {
      const url = new URL(request.url)
      if (url.pathname.startsWith('/twin/')) return toResponse(await answerControl(request, { faults, clock, truth }))
      const kind = findRoute(url.pathname)
      if (kind === undefined) return toResponse(answerHtml('<html><body>Not Found</body></html>', 404))
      const atMs = nowMs()
      const answer = (change?: ContentChange) => answerers[kind](url, atMs, change)
      const fault = queue.take(kind, (waiting) => wouldShow(waiting, answer))
      return applyFault(fault, answer, (ms) => wait(ms, request.signal))
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
