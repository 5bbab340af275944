import type { Condition } from '../../contract/schemas/authorities/condition.ts'
import type { Pulse } from '../../contract/schemas/authorities/pulse.ts'
import { toGridlakeError } from '../../core/errors.ts'
import type { PageContext } from '../state/page-context.ts'
import { writeUrl } from '../state/url-state.ts'
import type { GridConditionView } from './day-view.ts'

/** How the grid stood, as the API says. A failure stays inside its line. Undefined: nothing tells it of this authority. */
export async function readCondition(
  { authority, date }: Pick<Pulse, 'authority' | 'date'>,
  page: Pick<PageContext, 'client' | 'asOf' | 'signal' | 'state'>,
): Promise<GridConditionView | undefined> {
  const { client, asOf, signal } = page
  try {
    return viewCondition(
      await client.authorities.condition(authority.code, { date, ...(asOf ? { asOf } : {}) }, signal),
      page,
    )
  } catch (thrown) {
    return { word: 'cannot be shown', text: `${toGridlakeError(thrown).message}.`, links: undefined }
  }
}

function viewCondition(
  { told_by, condition, missing, date }: Condition,
  { state }: Pick<PageContext, 'state'>,
): GridConditionView | undefined {
  if (told_by === null) return undefined
  if (!condition) return { word: 'not known', text: missing ?? '', links: undefined }
  const { word, claim } = condition
  return {
    word,
    text: claim.text,
    links: {
      pricesHref: writeUrl('/prices', { from: date, to: date, tz: state.tz, as_of: state.as_of }),
      sqlHref: writeUrl('/sql', { sql: claim.sql, as_of: state.as_of }),
    },
  }
}
