import { zipSync } from 'fflate'
import { formatPublishStamp } from '../../src/core/time/publish-stamp.ts'
import { listedDocument, listing } from '../sources/ercot/mis-listing.ts'
import { type Answer, type Served, serve } from '../sources/serve.ts'

/** A document as MIS lists it; `friendlyName` is in its name. */
export interface StandInDocument {
  id: string
  reportTypeId: number
  friendlyName: string
  publishedAt: string
  csv: string
}

export interface MisStandIn extends Served {
  /** What is listed; tests change it. */
  documents: StandInDocument[]
  /** Answers in place of the stand-in where it gives true. */
  instead: ((...asked: Parameters<Answer>) => boolean) | undefined
}

/** ERCOT's MIS on loopback, with the documents of a test. */
export async function serveMis(documents: StandInDocument[]): Promise<MisStandIn> {
  const state: Pick<MisStandIn, 'documents' | 'instead'> = { documents, instead: undefined }
  const served = await serve((request, response, count) => {
    if (state.instead?.(request, response, count)) return
    const url = new URL(request.url ?? '', 'http://h')
    const reportTypeId = Number(url.searchParams.get('reportTypeId'))
    if (url.pathname === '/misapp/servlets/IceDocListJsonWS') {
      const listed = state.documents.filter((document) => document.reportTypeId === reportTypeId)
      response.setHeader('content-type', 'application/json').end(listing(listed.map(toListed)))
      return
    }
    const found = state.documents.find(({ id }) => id === url.searchParams.get('doclookupId'))
    if (found) response.end(zipSync({ [`${found.friendlyName}.csv`]: Buffer.from(found.csv) }))
    else response.writeHead(404).end()
  })
  return Object.assign(state, served)
}

function toListed({ id, reportTypeId, friendlyName, publishedAt }: StandInDocument) {
  const { date, time } = formatPublishStamp(Temporal.Instant.from(publishedAt), { milliseconds: true })
  return listedDocument({
    DocID: id,
    ReportTypeID: String(reportTypeId),
    FriendlyName: friendlyName,
    ConstructedName: `rpt.${String(reportTypeId).padStart(8, '0')}.0000000000000000.${date}.${time}.${friendlyName}.zip`,
  })
}
