import type { DatasetStanding } from '../../contract/schemas/status.ts'
import { bytesText, countedText, countText } from '../records/count-text.ts'
import { durationWords } from '../records/duration-words.ts'
import { shortMomentOr } from '../records/interval-text.ts'
import { durationText } from '../state/market-time.ts'
import type { StandingRow } from './status-page.ts'

/** What the table of freshness says of a dataset. */
export function describeStanding(standing: DatasetStanding, title: string, href: string, zone: string): StandingRow {
  const { age_seconds: age, ended_on: ended, freshness, last_day: day } = standing
  const isHeld = standing.version !== null
  const over = ended !== null && freshness === null && isHeld
  return {
    id: standing.id,
    title,
    href,
    standing: freshness ?? (over ? 'ended' : 'none'),
    age: age === null ? 'never collected' : `${durationText(age)} old`,
    cadence: over ? `ended ${ended}` : `every ${durationWords(standing.cadence)}`,
    lastPublished: shortMomentOr(standing.last_published_at, zone),
    nextDue: shortMomentOr(standing.expected_next_at, zone),
    lastInterval: shortMomentOr(standing.last_interval, zone),
    rows: isHeld ? countText(standing.rows) : '—',
    lastDay: isHeld ? countText(day.rows) : '—',
    held: isHeld ? `${countedText(standing.files, 'file')}, ${bytesText(standing.bytes)}` : '—',
    setAside: describeSetAside(standing),
  }
}

function describeSetAside({ quarantined_documents: documents, quarantined_rows: rows }: DatasetStanding): string {
  const parts = [
    ...(documents > 0 ? [countedText(documents, 'document')] : []),
    ...(rows > 0 ? [countedText(rows, 'row')] : []),
  ]
  return parts.join(', ') || '—'
}
