/** A document of a listing in ERCOT's form. */
export const listedDocument = (fields: Record<string, string>) => ({
  Document: {
    ExpiredDate: '2026-11-09T23:59:59-06:00',
    ILMStatus: 'EXT',
    SecurityStatus: 'P',
    ContentSize: '10585',
    Extension: 'zip',
    ReportTypeID: '12301',
    Prefix: 'cdr',
    FriendlyName: 'SPPHLZNP6905_20261102_0615_csv',
    ConstructedName: 'cdr.00012301.0000000000000000.20261102.061702345.SPPHLZNP6905_20261102_0615_csv.zip',
    DocID: '1000000001',
    PublishDate: '2026-11-02T06:17:02-05:00',
    ReportName: 'Settlement Point Prices at Resource Nodes, Hubs and Load Zones',
    DUNS: '0000000000000000',
    DocCount: '0',
    ...fields,
  },
})

/** A listing's text. */
export const listing = (documents: readonly unknown[]): string =>
  JSON.stringify({ ListDocsByRptTypeRes: { DocumentList: documents } })
