const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT$/

/** Milliseconds to wait by a `Retry-After` header (seconds or an HTTP date, RFC 9110 §10.2.3), at least 0; undefined where it says nothing readable. */
export function parseRetryAfter(header: string | null | undefined, now: Temporal.Instant): number | undefined {
  const text = header?.trim()
  if (!text) return undefined
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Number(text) * 1000
  const [, day, monthName, year, time] = HTTP_DATE.exec(text) ?? []
  const month = MONTHS.indexOf(monthName ?? '') + 1
  if (month === 0) return undefined
  try {
    const at = Temporal.Instant.from(`${year}-${String(month).padStart(2, '0')}-${day}T${time}Z`)
    return Math.max(0, at.epochMilliseconds - now.epochMilliseconds)
  } catch {
    return undefined
  }
}
