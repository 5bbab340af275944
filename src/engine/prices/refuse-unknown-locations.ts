import { GridlakeError } from '../../core/errors.ts'
import { findNearestName } from '../../core/nearest-name.ts'
import type { Dataset } from '../../datasets/dataset.ts'
import type { LocationIndex } from '../locations/location-index.ts'

/** Errors: `location.unknown` where none of `datasets` ever had one of `names`, naming the nearest that one of them has. */
export async function refuseUnknownLocations(
  index: LocationIndex,
  datasets: readonly Dataset[],
  names: readonly string[],
): Promise<void> {
  let unknown = names
  for (const dataset of datasets) {
    if (unknown.length === 0) return
    unknown = await index.missing(dataset, unknown)
  }
  const [name, ...others] = unknown
  if (name === undefined) return
  const known = await Promise.all(datasets.map(async (dataset) => [...(await index.places(dataset)).keys()]))
  const nearest = findNearestName(name, [...new Set(known.flat())])
  const more = others.length === 0 ? '' : ` and ${others.length} more that were asked for`
  throw new GridlakeError('location.unknown', `there is no location ${name.slice(0, 100)}${more}`, {
    hint: nearest ? `did you mean ${nearest}?` : '/api/v1/locations lists them',
    context: { locations: unknown.slice(0, 20).map((text) => text.slice(0, 100)), ...(nearest ? { nearest } : {}) },
  })
}
