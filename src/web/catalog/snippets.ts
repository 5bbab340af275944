export interface Snippet {
  name: string
  /** Where it is run. */
  note: string
  code: string
}

export interface SnippetAsked {
  dataset: string
  /** Of this server: `http://localhost:8080`. */
  origin: string
  /** First day of the rows, `2026-06-09`. */
  from: string
  /** What the world knew: undefined is now. */
  asOf: string | undefined
  /** A column of places and one of its values, to filter by. */
  place: { column: string; value: string } | undefined
}

/** How to have a dataset's rows elsewhere, ready to be pasted. Pure. */
export function writeSnippets({ dataset, origin, from, asOf, place }: SnippetAsked): Snippet[] {
  const query = new URLSearchParams({
    from,
    ...(asOf === undefined ? {} : { as_of: asOf }),
    ...(place ? { [place.column]: place.value } : {}),
  })
  const rows = `${origin}/api/v1/datasets/${dataset}/rows`
  const host = new URL(origin).hostname
  const where = place ? ` WHERE ${place.column} = '${place.value}'` : ''
  return [
    { name: 'curl', note: 'A shell', code: `curl --silent '${rows}?${query}&format=csv'` },
    {
      name: 'TypeScript',
      note: 'npm install gridlake',
      code: `import { createClient } from 'gridlake/client'

const client = createClient({ baseUrl: '${origin}' })
const { data, meta } = await client.rows({
  dataset: '${dataset}',
  from: '${from}',${asOf === undefined ? '' : `\n  asOf: '${asOf}',`}${place ? `\n  filter: { ${place.column}: ['${place.value}'] },` : ''}
})
const newest = data.at(-1) // of table versions meta.versions`,
    },
    {
      name: 'Python',
      note: 'pip install pyarrow; Flight is at port 50051 unless the server was told otherwise',
      code: `import json
import pyarrow.flight as flight

client = flight.connect("grpc://${host}:50051")
ticket = {"dataset": "${dataset}", "from": "${from}"${asOf === undefined ? '' : `, "as_of": "${asOf}"`}${place ? `, "${place.column}": "${place.value}"` : ''}}
table = client.do_get(flight.Ticket(json.dumps(ticket))).read_all()
print(table.slice(max(0, table.num_rows - 5)).to_pylist())`,
    },
    {
      name: 'DuckDB',
      note: 'pip install duckdb; where it has httpfs, read_parquet takes the address itself',
      code: `import urllib.request
import duckdb

url = "${rows}?${query}&format=parquet"
urllib.request.urlretrieve(url, "rows.parquet")
print(duckdb.sql("FROM read_parquet('rows.parquet') LIMIT 20"))`,
    },
    {
      name: 'SQL',
      note: 'The page /sql, POST /api/v1/sql, Flight SQL',
      code: `SELECT * FROM ${dataset}${where}\nORDER BY interval_start DESC LIMIT 100`,
    },
  ]
}
