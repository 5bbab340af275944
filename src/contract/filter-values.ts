/** One value, quoted or not, up to the next comma. */
const VALUE = /\s*(?:"((?:[^"]|"")*)"(?=\s*(?:,|$))|([^,]*))\s*(?:,|$)/y

/**
 * The values of a filter as parameters spell them: each parameter has one, or several between commas. A value in double quotes is
 * taken as it stands, commas, blanks and emptiness included; quotes in it are doubled. Values that are not quoted lose the blanks
 * at their ends, and count for nothing when they are empty.
 */
export const readFilterValues = (parameters: readonly string[]): string[] => [
  ...new Set(parameters.flatMap(readValues)),
]

function readValues(text: string): string[] {
  const values: string[] = []
  VALUE.lastIndex = 0
  while (VALUE.lastIndex < text.length) {
    const [, quoted, plain = ''] = VALUE.exec(text) ?? []
    const value = quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"')
    if (quoted !== undefined || value !== '') values.push(value)
  }
  return values
}

/** A value as `readFilterValues` reads it back. */
export const writeFilterValue = (value: string): string =>
  value === '' || /^[\s"]|,|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
