import type { Freshness } from '../../contract/freshness.ts'
import type { DatasetSummary } from '../../contract/schemas/dataset.ts'
import { countedText, countText } from '../records/count-text.ts'
import { durationWords } from '../records/duration-words.ts'
import { durationText } from '../state/market-time.ts'
import type { PageContext } from '../state/page-context.ts'
import { hiddenFields, writeUrl } from '../state/url-state.ts'
import type { Coverage } from './coverage-bar.tsx'

/** A dataset in the list of all. */
export interface CatalogEntry {
  id: string
  title: string
  description: string
  href: string
  kind: string
  cadence: string
  products: string
  /** The lake has some of it. */
  isHeld: boolean
  rows: string
  coverage: Coverage | undefined
  standing: Freshness | undefined
  age: string | undefined
}

export interface CatalogPage {
  q: string
  kept: readonly (readonly [string, string])[]
  found: string
  groups: readonly { name: string; entries: readonly CatalogEntry[] }[]
}

const GROUPS: Readonly<Record<string, string>> = {
  ercot: 'ERCOT: the Texas market',
  eia: 'EIA: balancing authorities of the United States',
  mart: 'Marts: views made of several datasets',
}

/** The datasets that have the words of the address, or all. */
export async function loadCatalog(page: PageContext): Promise<CatalogPage> {
  const { client, signal, state } = page
  const q = state.q ?? ''
  const [{ datasets }, health] = await Promise.all([
    client.catalogue(q === '' ? {} : { q }, signal),
    client.health(signal),
  ])
  const span = wholeSpan(datasets)
  const { ba, tz, as_of } = state
  const entries = datasets.map((dataset): CatalogEntry => {
    const known = health.datasets.find(({ id }) => id === dataset.id)
    return {
      id: dataset.id,
      title: dataset.title,
      description: dataset.description,
      href: writeUrl(`/catalog/${dataset.id}`, { ba, tz, as_of }),
      kind: dataset.kind,
      cadence: `every ${durationWords(dataset.cadence)}`,
      products: dataset.products.join(', '),
      isHeld: dataset.status.rows > 0,
      rows: dataset.status.version === null ? '0' : countText(dataset.status.rows),
      coverage: coverageOf(dataset, span),
      standing: known?.freshness ?? undefined,
      age: known?.age_seconds == null ? undefined : `${durationText(known.age_seconds)} old`,
    }
  })
  const groups = Object.entries(GROUPS).map(([source, name]) => ({
    name,
    entries: entries.filter(({ id }) => id.startsWith(`${source}.`)),
  }))
  return {
    q,
    kept: hiddenFields({ ba, tz, as_of }),
    found: q === '' ? countedText(entries.length, 'dataset') : `${countedText(entries.length, 'dataset')} with “${q}”`,
    groups: groups.filter((group) => group.entries.length > 0),
  }
}

interface SpanMs {
  fromMs: number
  toMs: number
}

const msOf = (iso: string): number => Temporal.Instant.from(iso).epochMilliseconds

function wholeSpan(datasets: readonly DatasetSummary[]): SpanMs {
  const held = datasets.flatMap(({ status }) =>
    status.first_interval !== null && status.last_interval !== null
      ? [{ fromMs: msOf(status.first_interval), toMs: msOf(status.last_interval) }]
      : [],
  )
  return {
    fromMs: Math.min(...held.map(({ fromMs }) => fromMs)),
    toMs: Math.max(...held.map(({ toMs }) => toMs)),
  }
}

function coverageOf({ status, zone }: DatasetSummary, { fromMs, toMs }: SpanMs): Coverage | undefined {
  const { first_interval: first, last_interval: last } = status
  if (first === null || last === null) return undefined
  const share = (iso: string) => (toMs === fromMs ? 0 : (msOf(iso) - fromMs) / (toMs - fromMs))
  const day = (iso: string) => Temporal.Instant.from(iso).toZonedDateTimeISO(zone).toPlainDate().toString()
  return { fromShare: share(first), toShare: share(last), words: `${day(first)} to ${day(last)}` }
}
