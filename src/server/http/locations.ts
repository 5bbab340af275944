import { PATHS } from '../../contract/paths.ts'
import { type LocationList, LocationsQuery } from '../../contract/schemas/locations.ts'
import { findDataset } from '../../datasets/catalogue.ts'
import type { Location } from '../../engine/question.ts'
import type { Api, ApiDeps } from './api-options.ts'
import { etagOf, matchingEtag } from './etag.ts'
import { parseQuery } from './parse-query.ts'

/** `GET /api/v1/locations`. */
export function addLocations(app: Api, { engine, catalogue, version }: ApiDeps): void {
  app.get(PATHS.locations, async (c) => {
    const query = parseQuery(LocationsQuery, c.req.url)
    const dataset = query.dataset === undefined ? undefined : findDataset(query.dataset, catalogue).id
    const found = findLocations(await engine.locations(), { ...query, dataset })
    const etag = etagOf({}, found, version)
    const headers = { etag, 'cache-control': 'no-cache' }
    const known = matchingEtag(c.req.header('if-none-match'), etag)
    return known === undefined
      ? Response.json(found, { headers })
      : new Response(null, { status: 304, headers: { ...headers, etag: known } })
  })
}

function findLocations(all: readonly Location[], { q, kind, dataset, limit }: LocationsQuery): LocationList {
  const wanted = q?.trim().toLowerCase() ?? ''
  const place = ({ name }: Location) => name.toLowerCase().indexOf(wanted)
  const matching = all.filter(
    (location) =>
      place(location) >= 0 &&
      (kind === undefined || location.kind === kind) &&
      (dataset === undefined || location.datasets.includes(dataset)),
  )
  const ordered = wanted === '' ? matching : matching.toSorted((a, b) => Number(place(a) > 0) - Number(place(b) > 0))
  return { total: matching.length, locations: ordered.slice(0, limit).map(toRecord) }
}

const toRecord = ({ name, kind, types, datasets, firstInterval, lastInterval }: Location) => ({
  name,
  kind,
  types: [...types],
  datasets: [...datasets],
  first_interval: firstInterval,
  last_interval: lastInterval,
})
