/** `text` as a SQL string literal. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** `name` as a SQL identifier. */
export const sqlName = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** `texts` as a SQL list of strings. */
export const sqlTexts = (texts: readonly string[]): string => `[${texts.map(sqlText).join(', ')}]`

/** `instant` as a TIMESTAMPTZ literal (DuckDB wants seconds before an offset). */
export const sqlInstant = (instant: Temporal.Instant): string =>
  `TIMESTAMPTZ '${instant.toString({ fractionalSecondDigits: 6 }).replace('T', ' ').replace('Z', '+00')}'`
