/** A value by the kind that Flight SQL gives it; ordinals and bit masks are `bits`. */
export type InfoValue =
  | { text: string }
  | { yes: boolean }
  | { long: bigint }
  | { bits: number }
  | { texts: readonly string[] }
  | { lists: readonly (readonly [number, readonly number[]])[] }

export interface ServerFact {
  /** By the list of Flight SQL's SqlInfo. */
  number: number
  value: InfoValue
}

const yes = (value: boolean): InfoValue => ({ yes: value })
const text = (value: string): InfoValue => ({ text: value })
const bits = (value: number): InfoValue => ({ bits: value })
const long = (value: bigint): InfoValue => ({ long: value })
const texts = (...values: string[]): InfoValue => ({ texts: values })

/** The version of Arrow's columnar format. */
const ARROW_VERSION = '1.5'
const CASE_INSENSITIVE = 1
const NULLS_AT_END = 3
const NO_LIMIT = 0n

/** What the server says of itself, of its SQL and of DuckDB's limits, in the order of the numbers. */
export const serverInfo = (version: string): readonly ServerFact[] =>
  Object.entries<InfoValue>({
    0: text('gridlake'),
    1: text(version),
    2: text(ARROW_VERSION),
    // Read only; SQL and no Substrait; no transactions; queries can be cancelled; handles do not time out.
    3: yes(true),
    4: yes(true),
    5: yes(false),
    8: bits(0),
    9: yes(true),
    100: bits(0),
    101: bits(0),
    // No CREATE or DROP of catalogs, schemas, tables.
    500: yes(false),
    501: yes(false),
    502: yes(false),
    503: bits(CASE_INSENSITIVE),
    504: text('"'),
    505: bits(CASE_INSENSITIVE),
    506: yes(true),
    507: bits(NULLS_AT_END),
    508: texts(
      'ANTI',
      'ASOF',
      'EXCLUDE',
      'GLOB',
      'ILIKE',
      'PIVOT',
      'POSITIONAL',
      'QUALIFY',
      'SAMPLE',
      'SEMI',
      'UNPIVOT',
    ),
    509: texts('abs', 'ceil', 'exp', 'floor', 'ln', 'log10', 'mod', 'pi', 'power', 'round', 'sign', 'sqrt', 'trunc'),
    510: texts(
      'concat',
      'left',
      'length',
      'lower',
      'lpad',
      'ltrim',
      'replace',
      'right',
      'rtrim',
      'substring',
      'trim',
      'upper',
    ),
    511: texts('coalesce', 'ifnull', 'nullif', 'version'),
    512: texts(
      'current_date',
      'date_part',
      'date_trunc',
      'dayname',
      'hour',
      'minute',
      'month',
      'monthname',
      'now',
      'quarter',
      'second',
      'time_bucket',
      'year',
    ),
    513: text('\\'),
    514: text(''),
    515: yes(true),
    516: yes(true),
    517: { lists: [] },
    518: yes(true),
    519: yes(false),
    520: yes(true),
    521: yes(true),
    // GROUP BY of columns that are not selected, and beyond them.
    522: bits(0b11),
    523: yes(true),
    524: yes(true),
    525: bits(0b11),
    526: bits(0b001),
    527: yes(false),
    // Full outer joins.
    528: bits(2),
    529: text('schema'),
    530: text('procedure'),
    531: text('catalog'),
    532: yes(true),
    533: bits(0),
    534: bits(0),
    535: bits(0),
    536: yes(false),
    537: yes(false),
    538: bits(0b1111),
    539: yes(true),
    540: bits(0b11),
    ...Object.fromEntries(Array.from({ length: 15 }, (_, at) => [541 + at, long(NO_LIMIT)])),
    556: yes(true),
    ...Object.fromEntries([557, 558, 559, 560, 561].map((number) => [number, long(NO_LIMIT)])),
    // No transactions: no isolation.
    562: long(0n),
    563: yes(false),
    564: bits(0b1),
    565: yes(false),
    566: yes(true),
    // Results are read forward, and only read.
    567: bits(0b10),
    568: bits(0b10),
    569: bits(0b10),
    570: bits(0),
    571: bits(0),
    572: yes(false),
    573: yes(false),
    574: yes(false),
    575: yes(false),
    576: yes(false),
  }).map(([number, value]) => ({ number: Number(number), value }))
