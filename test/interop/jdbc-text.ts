/** A value as `AskJdbc.java` gives it, in the text that `flight-cases.json` has for it. */
export function jdbcText(value: unknown, arrowType: string): unknown {
  if (value === null || value === undefined) return null
  if (/^(list|struct|fixed_size_list|map)/.test(arrowType)) return nested(value)
  if (arrowType === 'float' || arrowType === 'double') return floatText(value)
  if (arrowType.startsWith('timestamp')) return momentText(String(value), arrowType)
  return String(value)
}

/** The driver keeps milliseconds of a time of day. */
const TIME_DIGITS = 'HH:MM:SS.mmm'.length

/** What the cases expect of a column, in the same terms. */
export function expectedText(text: string | null, arrowType: string): unknown {
  if (text === null) return null
  if (arrowType.startsWith('time64')) return text.slice(0, TIME_DIGITS)
  return /^(list|struct|fixed_size_list|map)/.test(arrowType) ? nested(JSON.parse(text)) : text
}

/** Numbers as text, as the JDBC side has them, at any depth. */
function nested(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nested)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, nested(each)]))
  return typeof value === 'number' ? String(value) : value
}

/** As Python writes floats. */
function floatText(value: unknown): string {
  const words: Record<string, string> = { NaN: 'nan', Infinity: 'inf', '-Infinity': '-inf' }
  const text = String(value)
  return words[text] ?? (/[.e]/.test(text) ? text : `${text}.0`)
}

/** With seconds and all digits of the type. */
function momentText(text: string, arrowType: string): string {
  const digits = arrowType.startsWith('timestamp[ns') ? 'nanosecond' : 'microsecond'
  const zoned = text.endsWith('Z')
  return zoned
    ? Temporal.Instant.from(text).toString({ smallestUnit: digits })
    : Temporal.PlainDateTime.from(text).toString({ smallestUnit: digits })
}
