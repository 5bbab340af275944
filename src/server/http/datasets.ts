import type { DatasetColumn, DatasetDetail, DatasetSummary } from '../../contract/schemas/dataset.ts'
import { findDataset } from '../../datasets/catalogue.ts'
import type { Dataset } from '../../datasets/dataset.ts'
import type { DatasetStatus } from '../../engine/question.ts'
import { viewColumns } from '../../engine/view-sql.ts'
import type { Api, ApiDeps } from './api-options.ts'
import { etagOf, matchesEtag } from './etag.ts'
import { marketZone } from './market-zone.ts'

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
    const statuses = await engine.status()
    const datasets = catalogue.map((dataset) => summarise(dataset, statuses))
    return answer(c.req.header('if-none-match'), statuses, { datasets })
  })
  app.get('/api/v1/datasets/:id', async (c) => {
    const dataset = findDataset(c.req.param('id'), catalogue)
    const statuses = (await engine.status()).filter((status) => status.id === dataset.id)
    const detail: DatasetDetail = { ...summarise(dataset, statuses), columns: describeColumns(dataset) }
    return answer(c.req.header('if-none-match'), statuses, detail)
  })
}

function summarise(dataset: Dataset, statuses: readonly DatasetStatus[]): DatasetSummary {
  const status = statuses.find(({ id }) => id === dataset.id)
  return {
    id: dataset.id,
    title: dataset.title,
    description: dataset.description,
    kind: dataset.kind,
    key: [...dataset.key],
    cadence: dataset.cadence,
    lag: dataset.lag,
    zone: marketZone(dataset),
    products: [...new Set(dataset.bindings.map((binding) => binding.product))],
    status: {
      version: status?.version ?? null,
      rows: status?.rows ?? 0,
      files: status?.files ?? 0,
      bytes: status?.bytes ?? 0,
      first_interval: status?.firstInterval ?? null,
      last_interval: status?.lastInterval ?? null,
      last_published_at: status?.lastPublishedAt ?? null,
      last_ingested_at: status?.lastIngestedAt ?? null,
      quarantined_documents: status?.quarantinedDocuments ?? 0,
      quarantined_rows: status?.quarantinedRows ?? 0,
    },
  }
}

function describeColumns(dataset: Dataset): DatasetColumn[] {
  return viewColumns(dataset).map(({ name, type, unit, meaning }) => ({
    name,
    type,
    ...(unit === undefined ? {} : { unit }),
    meaning,
    nullable: dataset.columns.find((column) => column.name === name)?.nullable ?? false,
  }))
}
