import type { Location } from '../../contract/schemas/locations.ts'
import type { PageContext } from '../state/page-context.ts'
import { pageProblem } from '../state/page-problem.ts'
import { writeUrl } from '../state/url-state.ts'
import { chooseLocations } from './choose-locations.ts'
import type { LeftPlace } from './left-place.ts'
import { MOST_LOCATIONS } from './most-locations.ts'
import { type PriceRange, priceRange } from './price-range.ts'

/** What all pages of prices begin with. */
export interface OpenedPrices {
  known: readonly Location[]
  chosen: readonly Location[]
  range: PriceRange
  /** Places beyond what a picture holds. */
  left: readonly LeftPlace[]
  notices: string[]
}

/** The places and the range that an address asks for. Throws the page that says so where a place is not known. */
export async function openPrices(page: PageContext, range = rangeOf(page)): Promise<OpenedPrices> {
  const { state, url, client, signal } = page
  const { locations } = await client.locations({}, signal)
  const { known, chosen, unknown, left } = chooseLocations(state.s, locations)
  if (unknown) {
    const { name, nearest } = unknown
    const others = state.s.filter((one) => one.toUpperCase() !== name && one !== name)
    const link = (names: readonly string[]) => writeUrl(url.pathname, { ...state, s: names })
    throw pageProblem(404, {
      message: `There is no settlement point ${name.slice(0, 60)}.`,
      ...(nearest === undefined ? {} : { hint: `Did you mean ${nearest}?` }),
      links: [
        ...(nearest === undefined ? [] : [{ label: `Prices of ${nearest}`, href: link([...others, nearest]) }]),
        { label: 'Prices of hubs and zones', href: link([]) },
      ],
    })
  }
  const tooMany = `${chosen.length + left.length} places are asked for. A picture has ${MOST_LOCATIONS}, so that their lines can be told apart: these are the first.`
  const kept = chosen.slice(0, -1).map(({ name }) => name)
  return {
    known,
    chosen,
    range,
    left: left.map((name) => ({ name, href: writeUrl(url.pathname, { ...state, s: [...kept, name] }) })),
    notices: [...(range.refusal === undefined ? [] : [range.refusal]), ...(left.length === 0 ? [] : [tooMany])],
  }
}

const rangeOf = ({ state, asOf, now, marketZone }: PageContext): PriceRange =>
  priceRange(state, asOf ?? now, marketZone)
