import { strFromU8, unzipSync } from 'fflate'
import { createSettableClock, type SettableClock } from '../../../src/twin/clock.ts'
import { createTwin, type TwinOptions } from '../../../src/twin/emulator/create-twin.ts'
import type { Twin } from '../../../src/twin/emulator/twin.ts'

export type ListedDocument = Record<string, string>

/** A twin whose clock stands at `now`, and short ways to ask it. */
export interface TwinFixture {
  twin: Twin
  clock: SettableClock
  get(path: string): Promise<Response>
  list(reportTypeId: number): Promise<ListedDocument[]>
  /** Name and text of the one file in a document's zip. */
  download(documentId: string | undefined): Promise<{ name: string; text: string; zip: Uint8Array }>
}

export function openTwin(now: string, options: Omit<TwinOptions, 'clock'> = {}): TwinFixture {
  const clock = createSettableClock(Temporal.Instant.from(now))
  const twin = createTwin({ seed: 9, clock, ...options })
  const get = (path: string) => twin.fetch(new Request(`http://twin${path}`))
  return {
    twin,
    clock,
    get,
    list: async (reportTypeId) => {
      const response = await get(`/misapp/servlets/IceDocListJsonWS?reportTypeId=${reportTypeId}`)
      const listing = (await response.json()) as {
        ListDocsByRptTypeRes: { DocumentList: { Document: ListedDocument }[] }
      }
      return listing.ListDocsByRptTypeRes.DocumentList.map(({ Document }) => Document)
    },
    download: async (documentId) => {
      const response = await get(`/misdownload/servlets/mirDownload?doclookupId=${documentId}`)
      const zip = new Uint8Array(await response.arrayBuffer())
      const [member] = Object.entries(unzipSync(zip))
      if (member === undefined) throw new Error(`document ${documentId} is empty`)
      return { name: member[0], text: strFromU8(member[1]), zip }
    },
  }
}

export const isCsv = (document: ListedDocument): boolean => /_csv(xhr)?$/.test(document.FriendlyName ?? '')

/** Cells of a CSV without its header. */
export function cellsOf(text: string): string[][] {
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
}
