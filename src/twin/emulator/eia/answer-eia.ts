import { type Answer, answerJson } from '../answer.ts'
import type { ContentChange } from '../fault-tables.ts'
import { changeRoute } from './change-route.ts'
import { readEiaPage } from './eia-page.ts'
import { MAX_ROWS, readEiaQuery } from './eia-query.ts'
import type { EiaRoute } from './eia-route.ts'

/** Answers `/v2/electricity/rto/<route>/data/`: pages of rows, the errors EIA gives for a bad key or route. With a change, something is wrong in them. */
export function answerEia(routes: readonly EiaRoute[], url: URL, nowMs: number, change?: ContentChange): Answer {
  const key = url.searchParams.get('api_key') ?? ''
  if (key === '') return refuseKey('API_KEY_MISSING', 'No api_key was supplied.')
  if (key === 'INVALID') return refuseKey('API_KEY_INVALID', 'An invalid api_key was supplied.')
  const name = /^\/v2\/electricity\/rto\/([a-z-]+)\/data\/?$/.exec(url.pathname)?.[1]
  const route = routes.find((each) => each.name === name)
  if (route === undefined) return answerJson({ error: 'Not found.', code: 404 }, 500)
  const query = readEiaQuery(url.searchParams)
  if ('unreadable' in query) {
    return answerJson({ error: `Invalid ${query.unreadable} provided.`, code: 400 }, 400)
  }
  const isEmpty = change?.fault === 'empty-success'
  const page = isEmpty ? { total: 0, rows: [] } : readEiaPage(changeRoute(route, change, nowMs), query, nowMs)
  // EIA warns on every page of a long answer, the last one too.
  const isCut = page.total > MAX_ROWS && page.rows.length < page.total
  return answerJson({
    ...(isCut ? { warnings: [INCOMPLETE] } : {}),
    response: {
      total: String(page.total),
      dateFormat: 'YYYY-MM-DD"T"HH24',
      frequency: 'hourly',
      data: page.rows,
      description: route.description,
    },
    request: { command: `/v2/electricity/rto/${route.name}/data/`, params: query.echo },
    apiVersion: '2.1.8',
    ExcelAddInVersion: '2.1.0',
  })
}

const INCOMPLETE = {
  warning: 'incomplete return',
  description:
    'The API can only return 5000 rows in JSON format.  Please consider constraining your request with facet, start, or end, or using offset to paginate results.',
}

function refuseKey(code: string, message: string): Answer {
  return answerJson({ error: { code, message: `${message} Get one at https://api.eia.gov:443` } }, 403)
}
