import type { DatasetDetail } from '../../contract/schemas/dataset.ts'
import type { ReceiptRecord } from '../../contract/schemas/receipts.ts'
import { hasCode } from '../../core/errors.ts'
import { bytesText, countedText, countText } from '../records/count-text.ts'
import { durationWords } from '../records/duration-words.ts'
import { momentOr } from '../records/interval-text.ts'
import { unknownDataset } from '../records/nearest-dataset.ts'
import { tryWithin } from '../records/try-within.ts'
import type { PageContext } from '../state/page-context.ts'
import { type UrlState, writeUrl } from '../state/url-state.ts'
import { chartLinks } from './chart-links.ts'
import type { DatasetPage, LineageRow } from './dataset-page.ts'
import { readSample } from './read-sample.server.ts'
import { writeSnippets } from './snippets.ts'

const RECEIPTS = 8
const SAMPLE_MS = 8_000

const KINDS = {
  fact: 'what happened',
  forecast: 'revised until it happens',
  snapshot: 'readings of moments',
  reference: 'names and places',
  mart: 'made of other datasets',
} as const
const WAYS: Readonly<Record<string, string>> = {
  mis: "ERCOT's report list (MIS), no key",
  api: "ERCOT's public API, with a key",
  archive: "ERCOT's archive API, with a key",
  yearly: "ERCOT's workbooks of whole years",
  dashboard: "ERCOT's dashboards, no key",
  eia: "EIA's API, with a free key",
  files: 'files of your own: gridlake ingest files',
}

/** All that the page of a dataset shows. Errors: a page of 404 that names the nearest. */
export async function loadDataset(page: PageContext, id: string): Promise<DatasetPage> {
  const { client, signal, zone, state, asOf, url } = page
  const detail = await readDetail(page, id)
  const [{ receipts }, health, sample] = await Promise.all([
    client.receipts(id, RECEIPTS, signal),
    client.health(signal),
    tryWithin(SAMPLE_MS, readSample(page, detail)),
  ])
  const { status } = detail
  const kept = keep(state)
  const from = sample?.from ?? (asOf ?? page.now).toZonedDateTimeISO(detail.zone).toPlainDate().toString()
  const known = health.datasets.find((one) => one.id === id)
  const asOfText = asOf?.toString()
  return {
    id,
    title: detail.title,
    description: detail.description,
    standing: known?.freshness ?? undefined,
    facts: [
      {
        label: 'Kind',
        value: detail.reads ? `mart of ${detail.reads.join(', ')}` : `${detail.kind}: ${KINDS[detail.kind]}`,
      },
      { label: 'Cadence', value: `every ${durationWords(detail.cadence)}` },
      { label: 'Published', value: lagWords(detail.lag) },
      { label: 'Key', value: detail.key.join(', ') },
      { label: 'Market zone', value: detail.zone },
      { label: 'Products', value: detail.products.join(', ') },
      { label: 'First interval', value: momentOr(status.first_interval, zone) },
      { label: 'Last interval', value: momentOr(status.last_interval, zone) },
      { label: 'Newest publication', value: momentOr(status.last_published_at, zone) },
      { label: 'Row versions', value: countText(status.rows) },
      { label: 'Held in', value: `${countedText(status.files, 'file')}, ${bytesText(status.bytes)}` },
      { label: 'Table version', value: status.version === null ? 'never collected' : String(status.version) },
    ],
    columns: detail.columns.map(({ name, type, unit, meaning, nullable }) => ({
      name,
      type,
      unit: unit ?? '',
      meaning,
      role: detail.key.includes(name) ? 'key' : nullable ? 'may be missing' : '',
    })),
    epochs: detail.epochs.map(({ epoch, format, verified_by, columns }) => ({
      epoch,
      format,
      verified: verified_by !== null,
      words: verified_by === null ? 'declared: from a description only' : `verified by ${verified_by}`,
      columns:
        columns.length > 40
          ? `${columns.slice(0, 12).join(', ')} … and ${columns.length - 12} more`
          : columns.join(', '),
    })),
    ways: detail.ways.map(({ via, product, retention, state: verified }) => ({
      via: WAYS[via] ?? via,
      product: product || '—',
      retention: retention === null ? '—' : durationWords(retention),
      state: via === 'files' ? '—' : verified === 'verified' ? 'verified' : 'declared: from a description only',
    })),
    lineage: receipts.map((receipt) => toLineage(receipt, zone)),
    sample: sample?.table,
    downloads: downloadsOf(id, from, asOfText),
    snippets: writeSnippets({ dataset: id, origin: url.origin, from, asOf: asOfText, place: sample?.place }),
    licences: detail.licences,
    charts: chartLinks(id, kept),
    sqlHref: writeUrl('/sql', { ...kept, sql: sample?.sql ?? `SELECT * FROM ${id} LIMIT 100` }),
    statusHref: detail.reads ? undefined : writeUrl('/status', { ...kept, s: [id] }),
    zoneNote: `Moments are those of ${zone}; rows have the market's own time with its offset.`,
  }
}

const keep = ({ ba, tz, as_of }: UrlState): Partial<UrlState> => ({ ba, tz, as_of })

async function readDetail({ client, signal, state }: PageContext, id: string): Promise<DatasetDetail> {
  try {
    return await client.dataset(id, signal)
  } catch (error) {
    if (!hasCode(error, 'dataset.unknown')) throw error
    const { datasets } = await client.datasets(signal)
    throw unknownDataset(
      id,
      datasets.map((dataset) => dataset.id),
      (near) => ({ path: `/catalog/${near}`, state: keep(state) }),
    )
  }
}

/** A lag in words: when an interval is out at the latest. */
const lagWords = (lag: string): string =>
  lag.startsWith('-')
    ? `at least ${durationWords(lag)} before an interval ends`
    : `at the latest ${durationWords(lag)} after an interval ends`

const toLineage = (receipt: ReceiptRecord, zone: string): LineageRow => ({
  receipt: receipt.receipt,
  document: receipt.name ?? receipt.document ?? '—',
  product: receipt.product ?? '—',
  origin: receipt.origin ?? '—',
  published: `${momentOr(receipt.published_at, zone)} (${receipt.published_at_basis ?? 'inferred'})`,
  status: receipt.reason === null ? receipt.status : `${receipt.status}: ${receipt.reason}`,
  rows: `${countText(receipt.rows_committed ?? 0)} of ${countText(receipt.rows_read ?? 0)}`,
  epoch: receipt.epoch ?? '—',
})

const FORMATS = [
  ['CSV', 'csv'],
  ['Parquet', 'parquet'],
  ['Arrow', 'arrow'],
  ['JSON', 'json'],
  ['NDJSON', 'ndjson'],
  ['Excel', 'xlsx'],
] as const

const downloadsOf = (id: string, from: string, asOf: string | undefined) =>
  FORMATS.map(([label, format]) => ({
    label,
    href: `/api/v1/datasets/${id}/rows?${new URLSearchParams({ from, ...(asOf === undefined ? {} : { as_of: asOf }), format })}`,
  }))
