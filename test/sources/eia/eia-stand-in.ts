import type { Answer } from '../serve.ts'

export interface EiaStandIn {
  respondents: readonly string[]
  /** `total` as a number, as in API versions before 2.1.8. */
  numbers?: boolean
  /** Changes a page before it is sent. */
  change?: (body: EiaBody, offset: number, count: number) => unknown
}

export interface EiaBody {
  response: { total: string | number; data: Record<string, unknown>[] }
  warnings?: unknown
}

/** Answers region-data as EIA does: labels of ending hours, `end` included, unknown facet values ignored, the key echoed. */
export function answerAsEia({ respondents, numbers = false, change = (body) => body }: EiaStandIn): Answer {
  return (request, response, count) => {
    const query = new URL(request.url ?? '', 'http://h').searchParams
    const asked = query.getAll('facets[respondent][]')
    const known = asked.length === 0 ? respondents : respondents.filter((respondent) => asked.includes(respondent))
    const rows = hours(query.get('start') ?? '', query.get('end') ?? '').flatMap((period, hour) =>
      known.flatMap((respondent) =>
        query.getAll('facets[type][]').map((type) => {
          const value = 1000 + hour
          return {
            period,
            respondent,
            'respondent-name': respondent,
            type,
            'type-name': type,
            value: numbers ? value : String(value),
          }
        }),
      ),
    )
    const offset = Number(query.get('offset'))
    const data = rows.slice(offset, offset + Math.min(5000, Number(query.get('length'))))
    const body = {
      ...(data.length < rows.length
        ? { warnings: [{ warning: 'incomplete return', description: 'The API can only return 5000 rows.' }] }
        : {}),
      response: {
        total: numbers ? rows.length : String(rows.length),
        dateFormat: 'YYYY-MM-DD"T"HH24',
        frequency: 'hourly',
        data,
      },
      request: {
        command: new URL(request.url ?? '', 'http://h').pathname,
        params: { api_key: query.get('api_key') ?? undefined },
      },
      apiVersion: numbers ? '2.1.4' : '2.1.8',
    }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(change(body, offset, count)))
  }
}

function hours(start: string, end: string): string[] {
  const periods: string[] = []
  const last = Temporal.Instant.from(`${end}:00Z`)
  for (
    let at = Temporal.Instant.from(`${start}:00Z`);
    Temporal.Instant.compare(at, last) <= 0;
    at = at.add({ hours: 1 })
  ) {
    periods.push(at.toString().slice(0, 13))
  }
  return periods
}
