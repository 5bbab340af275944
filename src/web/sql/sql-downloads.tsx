const FORMATS = [
  ['CSV', 'csv'],
  ['Parquet', 'parquet'],
  ['Arrow', 'arrow'],
  ['JSON', 'json'],
] as const

/** Every row of the answer as a file. A plain form of POST: it works without JavaScript. */
export function SqlDownloads({ sql, asOf }: { sql: string; asOf: string | undefined }): React.ReactNode {
  return (
    <form method="post" action="/api/v1/sql" className="sql-downloads">
      <input type="hidden" name="sql" value={sql} />
      {asOf === undefined ? null : <input type="hidden" name="as_of" value={asOf} />}
      <span className="dim">Download</span>
      {FORMATS.map(([label, format]) => (
        <button key={format} type="submit" name="format" value={format} className="button">
          {label}
        </button>
      ))}
    </form>
  )
}
