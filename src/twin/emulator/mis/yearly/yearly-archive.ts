import type { WireRow } from '../../../render/render-row.ts'
import { renderZip } from '../../../render/render-zip.ts'
import { wallDate, wallTimeOfDay } from '../../../render/wall-text.ts'
import { hoursOfDay } from '../daily-schedule.ts'
import { documentId } from '../document-id.ts'
import { NO_DUNS } from '../document-name.ts'
import type { DocumentSources } from '../document-sources.ts'
import { correctLater } from './correct-later.ts'
import { damCapacityPricesYearly } from './dam-capacity-prices.ts'
import { damPricesYearly } from './dam-prices.ts'
import { planYearly } from './plan-yearly.ts'
import type { YearlyPosting, YearlyReport } from './yearly-report.ts'

const REPORTS: readonly YearlyReport[] = [damPricesYearly, damCapacityPricesYearly]
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const FRAME_BYTES = 12_000

/** The reports of whole years: what MIS lists of them and gives out. */
export interface YearlyArchive {
  /** The documents of a report, newest first; undefined for one that is not of years. */
  list(reportTypeId: number, nowMs: number): { Document: Record<string, string> }[] | undefined
  /** Name and zip of a listed document; with `empty`, without rows. */
  download(id: string, nowMs: number, empty: boolean): { name: string; zip: Uint8Array } | undefined
}

/** Documents begin `retentionMs` before they are published: a whole year of day-ahead clearings takes some ten seconds. */
export function createYearlyArchive(sources: DocumentSources, retentionMs: number): YearlyArchive {
  const { readWallClock: read } = sources
  const plan = (report: YearlyReport, nowMs: number) => planYearly(report, nowMs, retentionMs, read)
  return {
    list: (reportTypeId, nowMs) => {
      const report = REPORTS.find((each) => each.reportTypeId === reportTypeId)
      return report && plan(report, nowMs).map((posting) => ({ Document: describe(posting, nowMs, sources) }))
    },
    download: (id, nowMs, empty) => {
      const posting = REPORTS.flatMap((report) => plan(report, nowMs)).find((each) => idOf(each) === id)
      return posting && { name: nameOf(posting, sources), zip: renderYear(posting, sources, empty) }
    },
  }
}

function describe(posting: YearlyPosting, nowMs: number, sources: DocumentSources): Record<string, string> {
  const { report, year, publishedMs } = posting
  const { readWallClock: read } = sources
  const published = read(publishedMs - 200).wallMs
  const offsetHours = Math.abs(read(nowMs).offsetMs) / HOUR_MS
  return {
    ExpiredDate: '4712-12-31T00:00:00-06:00',
    ILMStatus: 'EXT',
    SecurityStatus: 'P',
    ContentSize: String(sizeOf(posting)),
    Extension: 'zip',
    ReportTypeID: String(report.reportTypeId),
    Prefix: 'rpt',
    FriendlyName: `${report.stem}_${year}`,
    ConstructedName: nameOf(posting, sources),
    DocID: idOf(posting),
    PublishDate: `${wallDate(published)}T${wallTimeOfDay(published).slice(0, 8)}-0${offsetHours}:00`,
    ReportName: report.reportName,
    DUNS: NO_DUNS,
    DocCount: '0',
  }
}

const idOf = ({ report, publishedMs }: YearlyPosting) =>
  documentId({ publishedMs, product: report, sequence: 0 }, 'csv')

function nameOf({ report, year, publishedMs }: YearlyPosting, { readWallClock }: DocumentSources): string {
  const { wallMs } = readWallClock(publishedMs)
  const stamp = `${wallDate(wallMs).replaceAll('-', '')}.${wallTimeOfDay(wallMs).replaceAll(/[:.]/g, '')}`
  return `rpt.${String(report.reportTypeId).padStart(8, '0')}.${NO_DUNS}.${stamp}.${report.stem}_${year}.zip`
}

function sizeOf({ report, firstDayMs, lastDayMs }: YearlyPosting): number {
  return FRAME_BYTES + report.bytesPerDay * (1 + Math.round((lastDayMs - firstDayMs) / DAY_MS))
}

function renderYear(posting: YearlyPosting, sources: DocumentSources, empty: boolean): Uint8Array {
  const { report, year, publishedMs } = posting
  const { wallMs } = sources.readWallClock(publishedMs)
  const rows = empty ? [] : listRows(posting, sources)
  const digits = `rpt.${String(report.reportTypeId).padStart(8, '0')}.${NO_DUNS}`
  const stamp =
    report.extension === 'csv'
      ? `.${wallDate(wallMs).replaceAll('-', '')}${wallTimeOfDay(wallMs).slice(0, 8).replaceAll(':', '')}`
      : ''
  const name = `${digits}${stamp}.${report.stem}_${year}.${report.extension}`
  return renderZip(
    { name, bytes: report.render(rows, sources.readWallClock, wallMs), wallMs },
    empty ? 0 : sizeOf(posting),
  )
}

function listRows({ report, firstDayMs, lastDayMs }: YearlyPosting, sources: DocumentSources): WireRow[] {
  const { daily } = report
  const rows: WireRow[] = []
  for (let dayMs = firstDayMs; dayMs <= lastDayMs; dayMs += hoursOfDay(dayMs, sources.readWallClock).length * HOUR_MS) {
    const posting = {
      product: daily,
      aboutMs: dayMs,
      publishedMs: dayMs,
      edition: 'as-cleared',
      isCorrection: false,
      sequence: 0,
    } as const
    const held = daily.rows(posting, sources).filter(report.holds ?? (() => true))
    rows.push(...held.map((row) => correctLater(sources.grid.seed, report, row)))
  }
  return rows
}
