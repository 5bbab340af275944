import type { Lake } from '../../lake/lake.ts'
import { type SYSTEM_VIEWS, systemViews } from '../system-views.ts'

/** SQL of one of the views about the lake itself; undefined: nothing was ever recorded there. */
export async function systemRelation(
  lake: Lake,
  name: Extract<(typeof SYSTEM_VIEWS)[number], 'gridlake.receipts' | 'gridlake.quarantine'>,
): Promise<string | undefined> {
  const [view] = await systemViews(lake, new Set([name]))
  return view && view.files.length > 0 ? `(${view.sql})` : undefined
}

/** An instant as ISO text in UTC, to the millisecond. */
export const instantTextSql = (column: string): string =>
  `strftime(make_timestamp(epoch_us(${column})), '%Y-%m-%dT%H:%M:%S.%gZ')`
