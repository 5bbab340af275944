/** Bytes `start` to `end`, both included. */
export interface ByteRange {
  start: number
  end: number
}

/**
 * One range of a Range header over `length` bytes. `none`: no header, or one that may be passed over (other units, several ranges,
 * not well formed); `unsatisfiable`: it begins behind the end. Pure.
 */
export function parseRange(header: string | undefined, length: number): ByteRange | 'none' | 'unsatisfiable' {
  const [, first = '', last = ''] = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header ?? '') ?? []
  if (first === '' && last === '') return 'none'
  if (first === '') {
    const count = Number(last)
    return count === 0 || length === 0 ? 'unsatisfiable' : { start: Math.max(0, length - count), end: length - 1 }
  }
  const start = Number(first)
  const end = last === '' ? length - 1 : Math.min(Number(last), length - 1)
  if (last !== '' && Number(last) < start) return 'none'
  return start >= length ? 'unsatisfiable' : { start, end }
}
