import type { TimeEncoding } from '../core/time/encoding.ts'

export type ColumnType = 'string' | 'double' | 'integer' | 'boolean'

export interface Column {
  /** snake_case, unit included: `price_usd_per_mwh`. */
  name: string
  type: ColumnType
  unit?: Unit
  meaning: string
  nullable?: boolean
  /** An empty field is the text '' and no NULL: what a key needs of columns that may be blank. */
  emptyText?: true
}

/** USD/MW is a capacity price: for one MW held over an hour. */
export type Unit = 'USD/MWh' | 'USD/MW' | 'MW' | 'MWh' | 'kV'

/** One spelling of the dataset's documents, valid for a schema epoch. The ingester reads by it, the twin renders by it. */
export interface Wire {
  epoch: string
  /**
   * `csv`. `xlsx`: every sheet of a workbook that has the header. `eia-json`: a page of the EIA v2 API. `ercot-api-json`: a
   * page of ERCOT's public API. `ercot-fuel-mix-json`: ERCOT's fuel mix dashboard, a row for each stamp and fuel.
   * `parquet-rollup`: a wide price file, a column per point or service; the header is that of the long rows made of it.
   */
  format: 'csv' | 'xlsx' | 'eia-json' | 'ercot-api-json' | 'ercot-fuel-mix-json' | 'parquet-rollup'
  /** The real documents it was read off; undefined: only declared, from a description. */
  seen?: string
  /** The document's columns in order, exactly (blanks at the ends of a name aside). */
  header: readonly string[]
  /** Columns of the header that some sheets or points lack. */
  optional?: readonly string[]
  /** Names of sheets that hold no rows of the table. */
  otherSheets?: RegExp
  /**
   * Turns wide rows into long ones: each of `fields` that is not empty makes a row, with its (trimmed) name in the column `label`
   * and its content in `value`. Everything below speaks of the long rows (`wireFields`).
   */
  unpivot?: { fields: readonly string[]; label: string; value: string }
  /**
   * The times of the rows are inferred: the document gathers what was published before, of a whole year for instance. When it
   * was posted itself says when its corrections of recorded rows were published, and nothing more.
   */
  rows?: 'inferred'
  /** Document column with the posting's time, Central wall clock, the same in every row (ERCOT's public API). */
  posted?: string
  /** strptime format of plain date columns. */
  dateFormat?: '%m/%d/%Y' | '%Y-%m-%d'
  time: TimeEncoding
  /** Dataset column → document column. A document column that is neither here, in `time`, in `expect` nor in `ignore` is a mistake. */
  map: Readonly<Record<string, string>>
  /** Document columns that must hold this text in every row. */
  expect?: Readonly<Record<string, string>>
  ignore?: readonly string[]
}

/** A way in for the dataset's documents. */
export type Binding =
  | {
      via: 'mis'
      /** ERCOT's product id, `NP6-905-CD`. */
      product: string
      reportTypeId: number
      /** Which documents of the listing are ours (each CSV has an XML twin). */
      friendlyName: RegExp
      /** How long the listing keeps a document. */
      retention: string
      /** The day from which no more of them are published, local to the market. */
      until?: string
    }
  | {
      /** MIS documents of a whole year each, rewritten while the year lasts: their rows carry no publish time of their own. */
      via: 'yearly'
      product: string
      reportTypeId: number
      /** Its group `year` is the year of the rows. */
      friendlyName: RegExp
      retention: string
    }
  | {
      /** A dashboard of ERCOT's site, overwritten in place: what was not captured is lost. */
      via: 'dashboard'
      product: string
      /** `fuel-mix`: the feed's name in its address. */
      name: string
      /** How far back one capture reaches. */
      retention: string
    }
  | {
      /** A path of ERCOT's public API (needs an account): its pages are read as files. */
      via: 'api'
      product: string
      /** `np6-86-cd/shdw_prices_bnd_trns_const`. */
      path: string
      retention: string
    }
  | {
      via: 'eia'
      product: string
      /** Path under `/v2/`: `electricity/rto/region-data`. */
      route: string
      facets: Readonly<Record<string, readonly string[]>>
      /** Every column that identifies a row, so that pages never overlap. */
      sort: readonly string[]
      /** ISO 8601: how far beyond now there are rows (forecasts). */
      ahead: string
      retention: string
    }

export interface Dataset {
  /** `ercot.rt_spp`: SQL schema and view name. */
  id: string
  title: string
  description: string
  /**
   * `fact`: true of an interval, corrected now and then. `forecast`: said ahead, and again by each posting; views have
   * `lead_hours`. `snapshot`: a reading of a moment. `reference`: slowly changing.
   */
  kind: 'fact' | 'forecast' | 'snapshot' | 'reference'
  /** The market's zone, or the column that decides it and the zones of its values (`UTC` where unknown). */
  zone: string | { column: string; zones: Readonly<Record<string, string>> }
  /** The dataset's own columns, times aside. */
  columns: readonly Column[]
  /** Business identity; `interval_start` belongs to every key. */
  key: readonly string[]
  /** The column rows are sorted by before `interval_start`: how people ask. */
  location?: string
  /**
   * `interval`: a document is complete for the intervals from its first to its last: a key in there that a newer one lacks is
   * withdrawn (a short page, or rows whose times are inferred, withdraw nothing). `none`: it claims nothing.
   */
  scope: 'interval' | 'none'
  /** ISO 8601: how often a document appears. */
  cadence: string
  /**
   * ISO 8601: how long after its end an interval is published at the latest: for a document of many, the first of them
   * (`PT29H` for yesterday's 24 hours at 05:50); negative for what is said ahead only (`-PT12H` for tomorrow's prices). What is
   * asked of a listing, how old data may be, and publish times that are inferred follow from it.
   */
  lag: string
  /** Names by which a loose file is taken for this dataset's. */
  fileNames: RegExp
  wire: readonly Wire[]
  bindings: readonly Binding[]
  /** Raised when the parser's result changes; `reprocess` then writes what differs. */
  parserVersion: number
}

/** Checks what the type cannot: unknown columns, unused wire columns. Throws `internal.bug` naming the dataset. */
export function defineDataset<const Definition extends Dataset>(dataset: Definition): Readonly<Definition> {
  for (const problem of findDatasetProblems(dataset)) throw new Error(`${dataset.id}: ${problem}`)
  return Object.freeze(dataset)
}

function* findDatasetProblems(dataset: Dataset): Generator<string> {
  const names = new Set(dataset.columns.map((column) => column.name))
  for (const name of dataset.key) {
    if (name !== 'interval_start' && !names.has(name)) yield `key column ${name} is not a column`
  }
  if (!dataset.key.includes('interval_start')) yield 'the key lacks interval_start'
  if (dataset.location !== undefined && !names.has(dataset.location))
    yield `location ${dataset.location} is not a column`
  for (const wire of dataset.wire) {
    const known = wireFields(wire)
    const { kind: _, ...fields } = wire.time
    const used = new Set([
      ...Object.values(wire.map),
      ...Object.values(fields).filter((field): field is string => known.includes(String(field))),
      ...Object.keys(wire.expect ?? {}),
      ...(wire.posted === undefined ? [] : [wire.posted]),
      ...(wire.ignore ?? []),
    ])
    for (const field of [...(wire.unpivot?.fields ?? []), ...(wire.optional ?? [])])
      if (!wire.header.includes(field)) yield `epoch ${wire.epoch}: ${field} is not in the header`
    for (const field of used) if (!known.includes(field)) yield `epoch ${wire.epoch}: ${field} is not in the header`
    for (const field of known) if (!used.has(field)) yield `epoch ${wire.epoch}: ${field} is not mapped`
    for (const name of Object.keys(wire.map)) if (!names.has(name)) yield `epoch ${wire.epoch}: ${name} is not a column`
    for (const column of dataset.columns) {
      if (!column.nullable && !(column.name in wire.map)) yield `epoch ${wire.epoch}: ${column.name} has no source`
    }
  }
}

/** The columns of a wire's rows: those of its header, or of the long rows made from it. */
export function wireFields({ header, unpivot }: Pick<Wire, 'header' | 'unpivot'>): readonly string[] {
  if (!unpivot) return header
  return [...header.filter((field) => !unpivot.fields.includes(field)), unpivot.label, unpivot.value]
}

/** The columns that every lake row has beside the dataset's own, in the lake's order. */
export const SYSTEM_COLUMNS = [
  { name: 'interval_start', type: 'timestamp', meaning: 'Start of the interval, UTC, inclusive.' },
  {
    name: 'interval_end',
    type: 'timestamp',
    meaning: 'End of the interval, UTC, exclusive; equal to the start for a stamp.',
  },
  { name: 'operating_date', type: 'date', meaning: 'The market-local date of the interval.' },
  { name: 'published_at', type: 'timestamp', meaning: 'When the world could first have known the row.' },
  {
    name: 'published_at_basis',
    type: 'string',
    meaning: 'Where published_at comes from: document, listing, capture or inferred.',
  },
  { name: 'ingested_at', type: 'timestamp', meaning: 'When this lake first held the row.' },
  { name: 'receipt', type: 'string', meaning: 'The document the row came from; see gridlake.receipts.' },
  { name: 'parser_version', type: 'integer', meaning: 'Which version of the parser read it.' },
  { name: 'withdrawn', type: 'boolean', meaning: 'True where a newer document no longer has the key.' },
] as const
