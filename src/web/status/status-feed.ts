import type { StatusEvents } from '../../contract/schemas/status-events.ts'

/** Events as an RSS 2.0 feed of the site at `origin`. Pure. */
export function writeStatusFeed({ events, now }: StatusEvents, origin: string, simulated: boolean): string {
  const items = events.map(
    ({ id, at, title, detail, dataset }) => `    <item>
      <title>${escapeXml(title)}</title>
      <description>${escapeXml(detail)}</description>
      <link>${escapeXml(`${origin}/status?s=${encodeURIComponent(dataset)}`)}</link>
      <guid isPermaLink="false">${escapeXml(id)}</guid>
      <category>${escapeXml(dataset)}</category>
      <pubDate>${dateOf(at)}</pubDate>
    </item>
`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>gridlake status${simulated ? ' (simulated data)' : ''}</title>
    <link>${escapeXml(`${origin}/status`)}</link>
    <atom:link href="${escapeXml(`${origin}/status.rss`)}" rel="self" type="application/rss+xml"/>
    <description>Datasets that grew stale or recovered, documents and rows that were set aside.</description>
    <language>en</language>
    <ttl>15</ttl>
    <lastBuildDate>${dateOf(events[0]?.at ?? now)}</lastBuildDate>
${items.join('')}  </channel>
</rss>
`
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** RFC 822: `Wed, 10 Jun 2026 18:59:36 GMT`. */
function dateOf(at: string): string {
  const moment = Temporal.Instant.from(at).toZonedDateTimeISO('UTC')
  const time = moment.toPlainTime().toString({ smallestUnit: 'second', roundingMode: 'trunc' })
  return `${DAYS[moment.dayOfWeek - 1]}, ${String(moment.day).padStart(2, '0')} ${MONTHS[moment.month - 1]} ${moment.year} ${time} GMT`
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// Control characters may not stand in XML at all.
const escapeXml = (text: string): string =>
  text.replaceAll(/[^\t\n\r\P{Cc}]/gu, '').replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
