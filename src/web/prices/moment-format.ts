/** Writes moments as `Sun, Nov 3, 01:15 CST`, in the browser too: not every one has Temporal. Make one and use it often. */
export function momentFormat(zone: string): (epochMs: number) => string {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  })
  return (epochMs) => format.format(epochMs)
}
