/** Writes ticks: times within days, days at midnight or where ticks are days apart, months where they are weeks apart. */
export function createAxisTexts(zone: string): (seconds: readonly number[]) => string[] {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options })
  const time = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const day = format({ month: 'short', day: 'numeric' })
  const month = format({ month: 'short', year: 'numeric' })
  return (seconds) => {
    const step = (seconds[1] ?? 0) - (seconds[0] ?? 0)
    return seconds.map((second) => {
      const ms = second * 1000
      if (step >= 27 * 86_400) return month.format(ms)
      const clock = time.format(ms)
      return clock === '00:00' || step >= 80_000 ? day.format(ms) : clock
    })
  }
}
