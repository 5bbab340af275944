/** A test by a pattern of SQL's LIKE: `%` any text, `_` any character, `\` before one of these takes it as it is. Undefined: everything. */
export function likePattern(pattern: string | undefined): (text: string) => boolean {
  if (pattern === undefined) return () => true
  const source = pattern.replace(
    /\\([\\%_])|([%_])|([^\w\s])/gsu,
    (whole, escaped: string, wild: string, other: string) => {
      if (escaped) return escapeSign(escaped)
      if (wild) return wild === '%' ? '.*' : '.'
      return other ? escapeSign(other) : whole
    },
  )
  const test = new RegExp(`^${source}$`, 'isu')
  return (text) => test.test(text)
}

const escapeSign = (sign: string) => sign.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&')
