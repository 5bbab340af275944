import { GridlakeError } from '../../core/errors.ts'

/** A document of an MIS listing, in ERCOT's words. */
export interface ListedDocument {
  docId: string
  friendlyName: string
  constructedName: string
}

/**
 * The documents of a MIS listing, `{"ListDocsByRptTypeRes":{"DocumentList":[{"Document":{…}}]}}`, all values strings.
 * Errors: `source.schema_drift` naming what is not as known; a listing of another report is one.
 */
export function parseListing(bytes: Uint8Array, reportTypeId: number, url: string): ListedDocument[] {
  const drift = (what: string) =>
    new GridlakeError('source.schema_drift', `${url}: ${what}`, {
      context: { url, reportTypeId },
      hint: "ERCOT's listing has changed its form, or another address answered",
    })
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw drift('the listing is not JSON')
  }
  const list = member(member(json, 'ListDocsByRptTypeRes'), 'DocumentList')
  if (!Array.isArray(list)) throw drift('the listing has no array ListDocsByRptTypeRes.DocumentList')
  return list.map((item, index) => {
    const document = member(item, 'Document')
    const text = (name: string): string => {
      const value = member(document, name)
      if (typeof value !== 'string' || value === '')
        throw drift(`document ${index + 1} of ${list.length} has no text ${name}`)
      return value
    }
    const listed = {
      docId: text('DocID'),
      friendlyName: text('FriendlyName'),
      constructedName: text('ConstructedName'),
    }
    if (!/^-?\d+$/.test(listed.docId)) throw drift(`document ${index + 1} of ${list.length} has DocID ${listed.docId}`)
    const reportType = text('ReportTypeID')
    if (Number(reportType) !== reportTypeId)
      throw drift(`report ${reportTypeId} was asked for, ${reportType} is listed`)
    return listed
  })
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)[name]
    : undefined
}
