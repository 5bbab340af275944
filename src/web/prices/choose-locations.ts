import type { Location } from '../../contract/schemas/locations.ts'
import { findNearestName } from '../../core/nearest-name.ts'
import { MOST_LOCATIONS } from './most-locations.ts'

const DEFAULTS = ['HB_NORTH', 'HB_HOUSTON', 'LZ_WEST']
const PRICED = ['ercot.rt_spp', 'ercot.dam_spp']

export interface ChosenLocations {
  /** Every settlement point that has prices. */
  known: readonly Location[]
  chosen: readonly Location[]
  /** The first name that there is not, and the nearest that there is. */
  unknown: { name: string; nearest: string | undefined } | undefined
  /** Names beyond what a picture holds. */
  left: readonly string[]
}

/** The places that an address names, or some hubs and zones. */
export function chooseLocations(names: readonly string[], all: readonly Location[]): ChosenLocations {
  const known = all.filter(({ datasets }) => datasets.some((id) => PRICED.includes(id)))
  const byName = new Map(known.map((location) => [location.name, location]))
  const asked = names.map((name) => (byName.has(name) ? name : name.toUpperCase()))
  const name = asked.find((candidate) => !byName.has(candidate))
  const found = [...new Set(asked.length === 0 ? defaults(known) : asked)].flatMap((one) => byName.get(one) ?? [])
  return {
    known,
    chosen: found.slice(0, MOST_LOCATIONS),
    unknown:
      name === undefined
        ? undefined
        : {
            name,
            nearest: findNearestName(
              name,
              known.map((location) => location.name),
            ),
          },
    left: found.slice(MOST_LOCATIONS).map((location) => location.name),
  }
}

function defaults(known: readonly Location[]): string[] {
  const usual = DEFAULTS.filter((name) => known.some((location) => location.name === name))
  if (usual.length > 0) return usual
  return known
    .filter(({ kind }) => kind === 'hub' || kind === 'load_zone')
    .slice(0, 3)
    .map(({ name }) => name)
}
