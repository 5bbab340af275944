import type { Column, Dataset } from './dataset.ts'

/** A view made of datasets, under the truth in which they are asked: what people want as one table and upstream publishes as several. */
export interface Mart {
  /** `mart.rt_price_adders`: SQL schema and view name. */
  id: `mart.${string}`
  title: string
  description: string
  /** Ids of the datasets it is made of. */
  reads: readonly string[]
  kind: Dataset['kind']
  zone: Dataset['zone']
  columns: readonly Column[]
  /** What identifies a row; answers come in its order. */
  key: readonly string[]
  /**
   * A SELECT over its datasets, each of them asked for by `rowsOf`: their lake columns, one row a key, withdrawn keys left out; no
   * rows where a dataset was never ingested. It must yield `columns` and the lake's own (SYSTEM_COLUMNS), by name.
   */
  sql: (rowsOf: (dataset: string) => string) => string
}

/** Checks what the type cannot. Throws `internal.bug` naming the mart. */
export function defineMart<const Definition extends Mart>(mart: Definition): Readonly<Definition> {
  for (const problem of findMartProblems(mart)) throw new Error(`${mart.id}: ${problem}`)
  return Object.freeze(mart)
}

function* findMartProblems(mart: Mart): Generator<string> {
  const names = new Set(mart.columns.map(({ name }) => name))
  if (names.size < mart.columns.length) yield 'two columns have one name'
  for (const name of mart.key) {
    if (name !== 'interval_start' && !names.has(name)) yield `key column ${name} is not a column`
  }
  if (!mart.key.includes('interval_start')) yield 'the key lacks interval_start'
  const asked = new Set<string>()
  mart.sql((dataset) => {
    asked.add(dataset)
    return dataset
  })
  for (const dataset of asked) if (!mart.reads.includes(dataset)) yield `it does not say that it reads ${dataset}`
  for (const dataset of mart.reads) if (!asked.has(dataset)) yield `it does not read ${dataset}`
}
