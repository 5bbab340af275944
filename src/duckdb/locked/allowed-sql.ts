/** Table functions that read nothing but their arguments. Everything else that stands in FROM must be a view. */
export const TABLE_FUNCTIONS: ReadonlySet<string> = new Set([
  'generate_series',
  'generate_subscripts',
  'icu_calendar_names',
  'json_each',
  'json_tree',
  'pg_timezone_names',
  'range',
  'repeat',
  'repeat_row',
  'summary',
  'unnest',
])

/** Catalogue views that name tables and columns, and show neither SQL nor paths. */
export const CATALOGUE_VIEWS: ReadonlySet<string> = new Set([
  'information_schema.columns',
  'information_schema.schemata',
  'information_schema.tables',
])

/** What `SHOW x` may list; other names are read as settings or variables. */
export const SHOWN_LISTS: ReadonlySet<string> = new Set([
  '"tables"',
  '"schemas"',
  '"databases"',
  '__show_tables_expanded',
])

/** Scalar functions that act, or that tell about the machine, the settings or the files behind the views. */
const REFUSED_FUNCTIONS: ReadonlySet<string> = new Set([
  'combine',
  'current_setting',
  'finalize',
  'getenv',
  'get_block_size',
  'getvariable',
  'json_execute_serialized_sql',
  'json_serialize_plan',
  'nextval',
  'currval',
  'pg_get_constraintdef',
  'pg_get_viewdef',
  'query',
  'query_table',
  'which_secret',
  'write_log',
])

const REFUSED_PREFIX =
  /^(__internal|duckdb_|pragma_|read_|parquet_|sniff_|enable_|disable_|truncate_)|(_scan|^glob|^checkpoint|^force_checkpoint)$/

export const isRefusedFunction = (name: string): boolean => REFUSED_FUNCTIONS.has(name) || REFUSED_PREFIX.test(name)
