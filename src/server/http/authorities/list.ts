import { PATHS } from '../../../contract/paths.ts'
import {
  AuthoritiesQuery,
  type AuthorityList,
  type AuthoritySummary,
} from '../../../contract/schemas/authorities/list.ts'
import { BALANCING_AUTHORITIES } from '../../../datasets/eia/balancing-authorities.ts'
import { deriveAnswer } from '../../../engine/derive-answer.ts'
import type { Api, ApiDeps } from '../api-options.ts'
import { deliver } from '../deliver.ts'
import { parseQuery } from '../parse-query.ts'
import { readSummaries, SUMMARY_READS } from './summarise-authority.ts'

/** `GET /api/v1/balancing-authorities`. */
export function addAuthorityList(app: Api, deps: ApiDeps): void {
  app.get(PATHS.authorities, (c) => {
    const question = parseQuery(AuthoritiesQuery, c.req.url)
    const derived = { name: PATHS.authorities, question, reads: SUMMARY_READS }
    const make = async (engine: ApiDeps['engine']) => {
      const summaries = BALANCING_AUTHORITIES.map(await readSummaries(engine))
      return { body: choose(summaries, question), versions: {} }
    }
    return deliver(
      c,
      {
        format: 'json',
        question: { list: PATHS.authorities, ...question },
        reads: SUMMARY_READS,
        make: (signal) => deriveAnswer(deps.engine, derived, make, signal),
        fileName: 'balancing-authorities',
      },
      deps,
    )
  })
}

function choose(all: readonly AuthoritySummary[], { q = '', kind, has_data, limit }: AuthoritiesQuery): AuthorityList {
  const wanted = q.trim().toLowerCase()
  const place = ({ code, name }: AuthoritySummary) =>
    code.toLowerCase().startsWith(wanted) ? 0 : `${code} ${name}`.toLowerCase().includes(wanted) ? 1 : 2
  const matching = all
    .filter(
      (authority) =>
        place(authority) < 2 &&
        (kind === undefined || authority.kind === kind) &&
        (has_data === undefined || String(authority.has_data) === has_data),
    )
    .sort((a, b) => place(a) - place(b) || (a.code < b.code ? -1 : 1))
  return { total: matching.length, authorities: matching.slice(0, limit) }
}
