import type { DatasetColumn, DatasetDetail, DatasetSummary } from '../../contract/schemas/dataset.ts'
import { durationToMs } from '../../core/time/duration.ts'
import { findDataset } from '../../datasets/catalogue.ts'
import type { Dataset } from '../../datasets/dataset.ts'
import { isMart } from '../../datasets/find-viewed.ts'
import { licencesOf } from '../../datasets/licence.ts'
import type { Mart } from '../../datasets/mart.ts'
import { waysIn } from '../../datasets/ways-in.ts'
import type { DatasetStatus } from '../../engine/question.ts'
import { viewColumns } from '../../engine/view-sql.ts'
import { marketZone } from './market-zone.ts'

/** A dataset or mart and what the lake holds of it. */
export function summarise(
  viewed: Dataset | Mart,
  catalogue: readonly Dataset[],
  statuses: readonly DatasetStatus[],
): DatasetSummary {
  const parts = isMart(viewed) ? viewed.reads.map((id) => findDataset(id, catalogue)) : [viewed]
  const rhythm = parts.toSorted((a, b) => durationToMs(a.cadence) - durationToMs(b.cadence))[0]
  return {
    id: viewed.id,
    title: viewed.title,
    description: viewed.description,
    kind: isMart(viewed) ? 'mart' : viewed.kind,
    ...(isMart(viewed) ? { reads: [...viewed.reads] } : {}),
    key: [...viewed.key],
    cadence: rhythm?.cadence ?? 'PT1H',
    lag: rhythm?.lag ?? 'PT0S',
    zone: marketZone(viewed),
    products: [...new Set(parts.flatMap(({ bindings }) => bindings.map(({ product }) => product)))],
    status: coverage(statuses.filter(({ id }) => parts.some((part) => part.id === id))),
  }
}

function coverage(statuses: readonly DatasetStatus[]): DatasetSummary['status'] {
  const sum = (of: (status: DatasetStatus) => number) => statuses.reduce((total, status) => total + of(status), 0)
  const texts = (of: (status: DatasetStatus) => string | undefined) =>
    statuses.flatMap((status) => of(status) ?? []).sort()
  const versions = statuses.flatMap(({ version }) => version ?? [])
  return {
    version: versions.length === 0 ? null : Math.max(...versions),
    rows: sum(({ rows }) => rows),
    files: sum(({ files }) => files),
    bytes: sum(({ bytes }) => bytes),
    first_interval: texts(({ firstInterval }) => firstInterval).at(0) ?? null,
    last_interval: texts(({ lastInterval }) => lastInterval).at(-1) ?? null,
    last_published_at: texts(({ lastPublishedAt }) => lastPublishedAt).at(-1) ?? null,
    last_ingested_at: texts(({ lastIngestedAt }) => lastIngestedAt).at(-1) ?? null,
    quarantined_documents: sum(({ quarantinedDocuments }) => quarantinedDocuments),
    quarantined_rows: sum(({ quarantinedRows }) => quarantinedRows),
  }
}

export const describeColumns = (viewed: Dataset | Mart): DatasetColumn[] =>
  viewColumns(viewed).map(({ name, type, unit, meaning, nullable = false }) => ({
    name,
    type,
    ...(unit === undefined ? {} : { unit }),
    meaning,
    nullable,
  }))

/** Where a dataset's rows come from: how its documents are spelled, by which ways they come, under what terms; of a mart the terms alone. */
export function describeOrigin(
  viewed: Dataset | Mart,
): Pick<DatasetDetail, 'location' | 'epochs' | 'ways' | 'licences'> {
  if (isMart(viewed)) return { location: null, epochs: [], ways: [], licences: licencesOf(viewed.reads) }
  return {
    location: viewed.location ?? null,
    epochs: viewed.wire.map(({ epoch, format, seen, header }) => ({
      epoch,
      format,
      verified_by: seen ?? null,
      columns: header.map((name) => name.trim()),
    })),
    ways: waysIn(viewed).map(({ via, product, retention, state }) => ({
      via,
      product,
      retention: retention ?? null,
      state,
    })),
    licences: licencesOf([viewed.id]),
  }
}
