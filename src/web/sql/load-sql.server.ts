import { toGridlakeError } from '../../core/errors.ts'
import { bytesText, countText } from '../records/count-text.ts'
import type { PageContext } from '../state/page-context.ts'
import { hiddenFields, writeUrl } from '../state/url-state.ts'
import { packSql, unpackSql } from './pack-sql.ts'
import { readTrouble } from './read-trouble.ts'
import { SQL_EXAMPLES } from './sql-examples.ts'
import type { SqlPage } from './sql-page.ts'
import { readResult, type SqlResult, type SqlTrouble } from './sql-result.ts'

/** Rows in the document; the grid loads more. */
const ROWS = 200

/** The SQL of the address and its first rows. Status: what the answer to the SQL alone would have. */
export async function loadSql(page: PageContext): Promise<{ page: SqlPage; status: number }> {
  const { client, signal, state, asOf, zone } = page
  const [{ sql: limits, datasets }, sql] = await Promise.all([
    client.status(signal),
    state.sql === undefined ? undefined : unpackSql(state.sql),
  ])
  const ids = datasets.map(({ id }) => id)
  const { ba, tz, as_of } = state
  const mangled = state.sql !== undefined && sql === undefined
  const { result, trouble } = mangled
    ? { result: undefined, trouble: MANGLED }
    : sql === undefined
      ? { result: undefined, trouble: undefined }
      : await ask(page, sql, ids)
  const examples = await Promise.all(
    SQL_EXAMPLES.map(async (example) => ({
      title: example.title,
      lesson: example.lesson,
      href: writeUrl('/sql', { ba, tz, as_of, sql: await packSql(example.sql) }),
    })),
  )
  return {
    status: trouble === undefined ? 200 : 400,
    page: {
      sql: sql ?? SQL_EXAMPLES[0]?.sql ?? '',
      asked: state.sql !== undefined,
      result,
      trouble,
      limits: `${Math.round(limits.timeout_ms / 1000)} s, ${countText(limits.max_rows)} rows, ${bytesText(limits.max_bytes)}`,
      zone,
      asOf: asOf?.toString(),
      datasets: ids,
      kept: hiddenFields({ ba, tz, as_of }),
      examples,
    },
  }
}

const MANGLED: SqlTrouble = {
  code: 'usage.invalid_argument',
  message: 'The SQL in this address cannot be read: the link may have been cut.',
  hint: 'Ask for the link again, or begin with an example.',
  at: undefined,
}

async function ask(
  { client, signal, asOf }: PageContext,
  sql: string,
  datasets: readonly string[],
): Promise<{ result: SqlResult | undefined; trouble: SqlTrouble | undefined }> {
  try {
    const { data, meta } = await client.sql({ sql, limit: ROWS, ...(asOf ? { asOf } : {}) }, signal)
    return { result: readResult(data, meta), trouble: undefined }
  } catch (error) {
    const { code, message, hint } = toGridlakeError(error)
    return { result: undefined, trouble: readTrouble({ code, message, hint }, sql, datasets) }
  }
}
