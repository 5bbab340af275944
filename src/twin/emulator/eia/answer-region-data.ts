import type { RegionValues } from '../../eia/region-values.ts'
import { type Answer, answerJson } from '../answer.ts'
import { readRegionPage } from './region-page.ts'
import { MAX_ROWS, readRegionQuery } from './region-query.ts'

const DESCRIPTION =
  'Hourly demand, day-ahead demand forecast, net generation, and interchange by balancing authority.  \n    Source: Form EIA-930\n    Product: Hourly Electric Grid Monitor'

/** Answers `/v2/…`: pages of region data, the errors EIA gives for a bad key or route. With `empty`, a page of nothing. */
export function answerEia(values: RegionValues, url: URL, nowMs: number, empty = false): Answer {
  const key = url.searchParams.get('api_key') ?? ''
  if (key === '') return refuseKey('API_KEY_MISSING', 'No api_key was supplied.')
  if (key === 'INVALID') return refuseKey('API_KEY_INVALID', 'An invalid api_key was supplied.')
  if (!/^\/v2\/electricity\/rto\/region-data\/data\/?$/.test(url.pathname)) {
    return answerJson({ error: 'Not found.', code: 404 }, 500)
  }
  const query = readRegionQuery(url.searchParams)
  if ('unreadable' in query) {
    return answerJson({ error: `Invalid ${query.unreadable} provided.`, code: 400 }, 400)
  }
  const page = empty ? { total: 0, rows: [] } : readRegionPage(values, query, nowMs)
  // EIA warns on every page of a long answer, the last one too.
  const isCut = page.total > MAX_ROWS && page.rows.length < page.total
  return answerJson({
    ...(isCut ? { warnings: [INCOMPLETE] } : {}),
    response: {
      total: String(page.total),
      dateFormat: 'YYYY-MM-DD"T"HH24',
      frequency: 'hourly',
      data: page.rows,
      description: DESCRIPTION,
    },
    request: { command: '/v2/electricity/rto/region-data/data/', params: query.echo },
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
