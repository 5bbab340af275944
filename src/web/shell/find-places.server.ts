import type { Location } from '../../contract/schemas/locations.ts'
import type { PageContext } from '../state/page-context.ts'
import { writeUrl } from '../state/url-state.ts'
import { kept, PLACES } from './places.ts'

export interface FoundPlace {
  label: string
  detail: string
  href: string
}

export interface FoundGroup {
  title: string
  places: readonly FoundPlace[]
  /** How many more there are. */
  more: number
}

const MOST = 8

/** What the words of `?q=` lead to: pages, authorities, datasets, places with prices, series. A part that fails is left out. */
export async function findPlaces(page: PageContext): Promise<FoundGroup[]> {
  const q = page.state.q ?? ''
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  const has = (text: string) => words.every((word) => text.toLowerCase().includes(word))
  const groups = await Promise.all([
    findPages(page, has),
    findAuthorities(page, has),
    findDatasets(page, has),
    ...(words.length === 0 ? [] : [findLocations(page, q), findSeries(page, q)]),
  ])
  return groups.filter(({ places }) => places.length > 0)
}

type Has = (text: string) => boolean

function findPages({ ba, state }: PageContext, has: Has): FoundGroup {
  return cut(
    'Pages',
    PLACES.filter(({ label, detail }) => has(`${label} ${detail}`)).map(({ label, detail, toPath }) => ({
      label,
      detail,
      href: writeUrl(toPath(ba), kept(state)),
    })),
  )
}

function findAuthorities({ authorities, state }: PageContext, has: Has): FoundGroup {
  return cut(
    'Balancing authorities',
    authorities
      .filter(({ code, name }) => has(`${code} ${name}`))
      .map(({ code, name }) => ({ label: code, detail: name, href: writeUrl(`/ba/${code}`, kept(state)) })),
  )
}

async function findDatasets({ client, state, signal }: PageContext, has: Has): Promise<FoundGroup> {
  const { datasets } = await client.datasets(signal).catch(() => ({ datasets: [] }))
  return cut(
    'Datasets',
    datasets
      .filter(({ id, title, description }) => has(`${id} ${title} ${description}`))
      .map(({ id, title }) => ({ label: title, detail: id, href: writeUrl(`/catalog/${id}`, kept(state)) })),
  )
}

async function findLocations({ client, state, signal }: PageContext, q: string): Promise<FoundGroup> {
  const nothing = { locations: [] as Location[], total: 0 }
  const { locations, total } = await client.locations({ q: q.slice(0, 100), limit: 40 }, signal).catch(() => nothing)
  const priced = locations.filter(({ datasets }) =>
    datasets.some((id) => id.startsWith('ercot.') && id.endsWith('_spp')),
  )
  return cut(
    'Settlement points',
    priced.map(({ name, kind }) => ({
      label: name,
      detail: kind.replaceAll('_', ' '),
      href: writeUrl('/prices', { ...kept(state), s: [name] }),
    })),
    total - locations.length,
  )
}

async function findSeries({ client, state, signal }: PageContext, q: string): Promise<FoundGroup> {
  const { series, total } = await client.series({ q, limit: MOST }, signal).catch(() => ({ series: [], total: 0 }))
  return cut(
    'Series',
    series.map(({ id, label, dataset }) => ({
      label,
      detail: id,
      href: writeUrl(`/catalog/${dataset}`, kept(state)),
    })),
    total - series.length,
  )
}

const cut = (title: string, places: readonly FoundPlace[], further = 0): FoundGroup => ({
  title,
  places: places.slice(0, MOST),
  more: Math.max(0, places.length - MOST) + Math.max(0, further),
})
