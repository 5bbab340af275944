import type { Lake } from '../../lake/lake.ts'
import type { Location } from '../question.ts'
import type { IndexedPlace, LocationIndex } from './location-index.ts'
import { kindsOf, type LocationKind } from './location-kind.ts'

/** Every place that what the lake holds speaks of, by name; one that several kinds of column name is told of once for each. */
export async function readLocations(lake: Lake, index: LocationIndex): Promise<readonly Location[]> {
  const gathered = new Map<string, Gathered>()
  for (const dataset of lake.catalogue) {
    const column = dataset.location
    const kindOf = kindsOf(column)
    if (column === undefined || kindOf === undefined) continue
    for (const [name, place] of await index.places(dataset)) {
      const key = JSON.stringify([column === 'from_ba' ? 'respondent' : column, name])
      const before = gathered.get(key)
      gathered.set(key, {
        name,
        kindOf,
        ...joinPlaces(place, before),
        datasets: [...(before?.datasets ?? []), dataset.id],
      })
    }
  }
  return [...gathered.values()].map(toLocation).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

interface Gathered extends IndexedPlace {
  name: string
  kindOf: (name: string, types: ReadonlySet<string>) => LocationKind
  datasets: readonly string[]
}

const joinPlaces = (place: IndexedPlace, before: IndexedPlace | undefined): IndexedPlace => ({
  types: new Set([...(before?.types ?? []), ...place.types]),
  firstUs: Math.min(place.firstUs, before?.firstUs ?? place.firstUs),
  lastUs: Math.max(place.lastUs, before?.lastUs ?? place.lastUs),
})

const toLocation = ({ name, kindOf, types, firstUs, lastUs, datasets }: Gathered): Location => ({
  name,
  kind: kindOf(name, types),
  types: [...types].sort(),
  datasets,
  firstInterval: textOf(firstUs),
  lastInterval: textOf(lastUs),
})

const textOf = (us: number): string => Temporal.Instant.fromEpochMilliseconds(Math.floor(us / 1000)).toString()
