/** `1,234,567`. */
export const countText = (count: number): string => Math.round(count).toLocaleString('en-US')

/** `1 document`, `3 documents`. */
export const countedText = (count: number, noun: string): string =>
  `${countText(count)} ${noun}${count === 1 ? '' : 's'}`

const SIZES = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** `12.3 MB`, in powers of a thousand. */
export function bytesText(bytes: number): string {
  const power = Math.min(SIZES.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${SIZES[power]}`
}
