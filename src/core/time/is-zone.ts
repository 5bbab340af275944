/** Whether `name` is a time zone of the IANA database, such as `America/Chicago` or `UTC`. Pure. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z][\w+/-]{1,49}$/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
