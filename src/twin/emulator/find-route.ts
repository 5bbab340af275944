import type { RequestKind } from './fault-tables.ts'

/** Which upstream an address belongs to; undefined where none has it. */
export function findRoute(pathname: string): RequestKind | undefined {
  if (pathname === '/misapp/servlets/IceDocListJsonWS') return 'mis-list'
  if (pathname === '/misdownload/servlets/mirDownload') return 'mis-download'
  if (pathname === '/api/1/services/read/dashboards/fuel-mix.json') return 'dashboard'
  if (WORKBOOK.test(pathname)) return 'file'
  return pathname.startsWith('/v2/') ? 'eia' : undefined
}

/** IntGenbyFuel workbooks lie under the day they were put on ERCOT's site. */
const WORKBOOK = /^\/files\/docs\/(?:[\w-]+\/)*IntGenbyFuel(\d{4})\.xlsx$/

/** The year that the address of a workbook names. */
export function workbookYear(pathname: string): number {
  return Number(WORKBOOK.exec(pathname)?.[1])
}
