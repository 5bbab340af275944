import { type Series, SeriesPointsQuery, SeriesQuery } from '../../contract/schemas/series.ts'
import { GridlakeError } from '../../core/errors.ts'
import { findNearestName } from '../../core/nearest-name.ts'
import { findDataset } from '../../datasets/catalogue.ts'
import type { Dataset } from '../../datasets/dataset.ts'
import type { RowsQuestion } from '../../engine/question.ts'
import type { Api, ApiDeps } from './api-options.ts'
import { listSeries, seriesColumns } from './list-series.ts'
import { nextPageHeaders, nextPagePath } from './next-page.ts'
import { parseMomentRange } from './parse-moment-range.ts'
import { parseQuery } from './parse-query.ts'
import { parseTruth } from './parse-truth.ts'
import { readPoints } from './read-points.ts'
import { readSeriesId } from './series-id.ts'

/** `GET /api/v1/series` and `/api/v1/series/{id}`. */
export function addSeries(app: Api, { engine, catalogue, clock }: ApiDeps): void {
  const seriesOf = async (dataset: Dataset) => listSeries(dataset, await engine.keys(dataset.id))

  app.get('/api/v1/series', async (c) => {
    const query = parseQuery(SeriesQuery, c.req.url)
    const asked = query.dataset === undefined ? catalogue : [findDataset(query.dataset, catalogue)]
    const all = (await Promise.all(asked.map(seriesOf))).flat().filter((series) => matches(series, query))
    return c.json({ series: all.slice(0, query.limit), total: all.length })
  })

  app.get('/api/v1/series/:id', async (c) => {
    const id = c.req.param('id')
    const query = parseQuery(SeriesPointsQuery, c.req.url)
    const dataset = findDataset(readSeriesId(id).dataset, catalogue)
    const series = findSeries(id, dataset, await seriesOf(dataset))
    const now = clock.now()
    const range = parseMomentRange(query, series.zone, now)
    const truth = parseTruth(query, series.zone, now)
    const isForecast = dataset.kind === 'forecast'
    const question: RowsQuestion = {
      dataset: dataset.id,
      columns: ['interval_start', series.column, ...(isForecast ? ['lead_hours'] : [])],
      filter: Object.fromEntries(Object.entries(series.key).map(([name, value]) => [name, [value]])),
      ...range,
      ...truth,
      limit: query.limit,
      ...(query.cursor === undefined ? {} : { after: query.cursor }),
    }
    const { points, meta, nextCursor } = await readPoints(engine, question, c.get('signal'))
    const { from, to } = range
    const nextPath = nextPagePath(c.req.url, { from, to, as_of: truth.asOf, known_at: truth.knownAt })
    return c.json({ series, meta, points }, 200, nextPageHeaders(nextCursor, nextPath))
  })
}

function matches(series: Series, { location, q = '' }: SeriesQuery): boolean {
  const text = `${series.id} ${series.label}`.toLowerCase()
  return (
    (location === undefined || series.location === location) &&
    q
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.includes(word))
  )
}

/** Errors: `location.unknown` naming the nearest, `usage.invalid_argument` for a column that has none. */
function findSeries(id: string, dataset: Dataset, known: readonly Series[]): Series {
  const found = known.find((series) => series.id === id)
  if (found) return found
  const { column } = readSeriesId(id)
  const columns = seriesColumns(dataset).map(({ name }) => name)
  if (!columns.includes(column)) {
    const near = findNearestName(column, columns)
    throw new GridlakeError('location.unknown', `${dataset.id} has no series of ${column || 'no column'}`, {
      hint: `${near ? `did you mean ${near}? ` : ''}columns: ${columns.join(', ')}`,
      context: { series: id },
    })
  }
  const near = findNearestName(
    id,
    known.filter((series) => series.column === column).map((series) => series.id),
  )
  throw new GridlakeError('location.unknown', `there is no series ${id}`, {
    hint: near ? `did you mean ${near}?` : `see /api/v1/series?dataset=${dataset.id}`,
    context: { series: id },
  })
}
