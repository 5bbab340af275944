/** Words of functions and clauses whose result is another each time, or of each session: DuckDB's volatile functions, clocks, samples. */
const UNREPEATABLE =
  /\b(now|today|random|setseed|uuid|uuidv4|uuidv7|gen_random_uuid|nextval|currval|age|current_\w+|get_current_\w+|local(time|timestamp)|transaction_timestamp|statement_timestamp|clock_timestamp|txid_current|tablesample|sample|reservoir|bernoulli|version|user|session_user|pg_\w+|information_schema|show|describe|explain|summarize|pragma|getenv|error|write_log|sleep\w*|stats|in_search_path)\b/i

/** Whether a statement answers the same over the same files, judged by its words: one that only looks doubtful is not. Pure. */
export const isRepeatableSql = (sql: string): boolean => !UNREPEATABLE.test(sql)
