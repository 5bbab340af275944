import { type DatasetDetail, type DatasetSummary, DatasetsQuery } from '../../contract/schemas/dataset.ts'
import { findViewed, isMart, martsOf } from '../../datasets/find-viewed.ts'
import type { DatasetStatus } from '../../engine/question.ts'
import type { Api, ApiDeps } from './api-options.ts'
import { describeColumns, describeOrigin, summarise } from './describe-viewed.ts'
import { etagOf, matchesEtag } from './etag.ts'
import { parseQuery } from './parse-query.ts'

/** `GET /api/v1/datasets` and `/api/v1/datasets/{id}`. */
export function addDatasets(app: Api, { engine, catalogue, version }: ApiDeps): void {
  const answer = (ifNoneMatch: string | undefined, statuses: readonly DatasetStatus[], body: unknown) => {
    // Quarantine counts change without a new table version, so the whole status decides.
    const etag = etagOf({}, statuses, version)
    const headers = { etag, 'cache-control': 'no-cache' }
    return matchesEtag(ifNoneMatch, etag)
      ? new Response(null, { status: 304, headers })
      : Response.json(body, { headers })
  }
  app.get('/api/v1/datasets', async (c) => {
    const { q = '', columns } = parseQuery(DatasetsQuery, c.req.url)
    const statuses = await engine.status()
    const datasets = [...catalogue, ...martsOf(catalogue)]
      .map((viewed) => ({ ...summarise(viewed, catalogue, statuses), columns: describeColumns(viewed) }))
      .filter((dataset) => hasWords(dataset, q))
      .map(({ columns: all, ...dataset }) => (columns === undefined ? dataset : { ...dataset, columns: all }))
    return answer(c.req.header('if-none-match'), statuses, { datasets })
  })
  app.get('/api/v1/datasets/:id', async (c) => {
    const viewed = findViewed(c.req.param('id'), catalogue)
    const parts = isMart(viewed) ? viewed.reads : [viewed.id]
    const statuses = (await engine.status()).filter((status) => parts.includes(status.id))
    const detail: DatasetDetail = {
      ...summarise(viewed, catalogue, statuses),
      columns: describeColumns(viewed),
      ...describeOrigin(viewed),
    }
    return answer(c.req.header('if-none-match'), statuses, detail)
  })
}

/** Whether a dataset has every word of `q`, in any letters. */
function hasWords({ id, title, description, products, columns = [] }: DatasetSummary, q: string): boolean {
  const names = columns.flatMap(({ name, unit }) => [name, unit ?? ''])
  const text = [id, title, description, ...products, ...names].join(' ').toLowerCase()
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
