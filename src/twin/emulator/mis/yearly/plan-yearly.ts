import { wallDate } from '../../../render/wall-text.ts'
import type { ReadWallClock } from '../../../wall-clock.ts'
import { localMidnight } from '../daily-schedule.ts'
import type { YearlyPosting, YearlyReport } from './yearly-report.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const PUBLISHED_AT_MS = 8 * HOUR_MS + 2 * 60_000 + 17_640
/** Years that are listed: the running one and the one before. */
const LISTED_YEARS = 2

/**
 * What a listing holds at `nowMs`, newest first. A document is rewritten on Sundays while its year lasts and once more on
 * New Year's Day. It begins `retentionMs` before its publishing, where the twin's own history does, and ends with the day of
 * publishing, whose prices were known the day before. Pure.
 */
export function planYearly(
  report: YearlyReport,
  nowMs: number,
  retentionMs: number,
  read: ReadWallClock,
): YearlyPosting[] {
  const running = Number(wallDate(read(nowMs).wallMs).slice(0, 4))
  return [running, running - 1, running - 2]
    .flatMap((year): YearlyPosting | [] => {
      const publishedMs = lastPublished(year, nowMs, read)
      if (publishedMs === undefined) return []
      const firstDayMs = localMidnight(Math.max(publishedMs - retentionMs, fromWall(newYear(year), read)), read)
      const lastDayMs = localMidnight(Math.min(publishedMs, fromWall(newYear(year + 1) - HOUR_MS, read)), read)
      return { report, year, publishedMs, firstDayMs, lastDayMs }
    })
    .slice(0, LISTED_YEARS)
}

function lastPublished(year: number, nowMs: number, read: ReadWallClock): number | undefined {
  const final = fromWall(newYear(year + 1) + PUBLISHED_AT_MS, read)
  if (final <= nowMs) return final
  const day = Math.floor((read(nowMs).wallMs - PUBLISHED_AT_MS) / DAY_MS)
  // 1970-01-01 was a Thursday: day 3 was a Sunday.
  const sunday = Math.min(day, newYear(year + 1) / DAY_MS - 1)
  const wallMs = (sunday - ((((sunday - 3) % 7) + 7) % 7)) * DAY_MS + PUBLISHED_AT_MS
  return wallMs >= newYear(year) ? fromWall(wallMs, read) : undefined
}

/** The wall's first moment of a year. */
function newYear(year: number): number {
  return Temporal.Instant.from(`${year}-01-01T00:00Z`).epochMilliseconds
}

/** The instant at which the wall shows a time that is neither skipped nor repeated. */
function fromWall(wallMs: number, read: ReadWallClock): number {
  const near = wallMs - read(wallMs).offsetMs
  return wallMs - read(near).offsetMs
}
