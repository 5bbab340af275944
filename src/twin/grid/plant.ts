import { hash32, uniform } from '../noise/hash.ts'
import { CORRIDORS } from './corridor.ts'

export type PlantKind =
  | 'wind'
  | 'solar'
  | 'battery'
  | 'combined-cycle'
  | 'gas-turbine'
  | 'gas-steam'
  | 'coal'
  | 'nuclear'

/** A plant and its resource node. `stations` has one or two members: where its lines end. */
export interface Plant {
  /** Settlement point of type RN. */
  node: string
  kind: PlantKind
  stations: readonly string[]
  capacityMw: number
  /** A fixed number in [0, 1) that sets the plant apart from others of its kind: efficiency, age. */
  trait: number
}

const PLANTS_AT: Readonly<Record<PlantKind, Readonly<Record<string, number>>>> = {
  wind: {
    TULIA: 4,
    SILVTN: 4,
    ODESSA: 2,
    MIDLND: 2,
    ABILNE: 7,
    SANANG: 5,
    MCCAMY: 5,
    WICHFL: 3,
    FTWRTH: 1,
    WACO: 1,
    CORPUS: 4,
    VALLEY: 4,
    LAREDO: 2,
  },
  solar: {
    MCCAMY: 5,
    ODESSA: 4,
    MIDLND: 3,
    SANANG: 3,
    ABILNE: 3,
    WACO: 3,
    TYLER: 1,
    DALLAS: 1,
    HOUSW: 2,
    VICTOR: 2,
    SATXS: 2,
    LAREDO: 2,
    FAYETE: 1,
  },
  battery: {
    ODESSA: 2,
    ABILNE: 1,
    FTWRTH: 1,
    WACO: 1,
    DALLAS: 1,
    HOUBAY: 2,
    HOUSW: 1,
    AUSTIN: 1,
    SATXS: 1,
    VALLEY: 2,
    MCCAMY: 1,
  },
  'combined-cycle': {
    HOUBAY: 4,
    HOUEST: 4,
    HOUNW: 2,
    HOUSW: 1,
    DALLAS: 3,
    FTWRTH: 3,
    TYLER: 2,
    WACO: 2,
    AUSTIN: 1,
    SATXS: 2,
    FAYETE: 1,
    CORPUS: 2,
    VALLEY: 1,
    ODESSA: 1,
    RAYBRN: 1,
  },
  'gas-turbine': {
    ODESSA: 2,
    MIDLND: 1,
    HOUEST: 2,
    HOUSW: 1,
    DALLAS: 2,
    FTWRTH: 1,
    SATXN: 1,
    LLANO: 1,
    CORPUS: 1,
    LAREDO: 1,
    AUSTIN: 1,
  },
  'gas-steam': { HOUNW: 1, DALLAS: 1, FTWRTH: 1, SATXN: 1, AUSTIN: 1, WICHFL: 1 },
  coal: { FAYETE: 2, TYLER: 3, WACO: 1, SATXS: 1, HOUSW: 1 },
  nuclear: { FTWRTH: 1, HOUBAY: 1 },
}

const MEAN_CAPACITY_MW: Readonly<Record<PlantKind, number>> = {
  wind: 900,
  solar: 850,
  battery: 600,
  'combined-cycle': 1160,
  'gas-turbine': 640,
  'gas-steam': 1150,
  coal: 1650,
  nuclear: 2500,
}

const SUFFIX: Readonly<Record<PlantKind, string>> = {
  wind: 'WND_RN',
  solar: 'SLR_ALL',
  battery: 'BES_RN',
  'combined-cycle': 'CC1_RN',
  'gas-turbine': 'GT_1_4',
  'gas-steam': 'ST_G1',
  coal: 'U1_RN',
  nuclear: 'N_U1_U2',
}

const WORDS = [
  'AGAVE',
  'BADGER',
  'BISON',
  'BLUFF',
  'BRAZO',
  'CADDO',
  'CEDAR',
  'CHISOS',
  'COMAN',
  'COYOTE',
  'DRYCRK',
  'EAGLE',
  'ELMFLD',
  'FALCON',
  'FLINT',
  'GANADO',
  'GRANIT',
  'HACKBR',
  'HERON',
  'JUNIPR',
  'KIOWA',
  'LLANEST',
  'LONEOAK',
  'MESQT',
  'MUSTNG',
  'NUECES',
  'OCOTIL',
  'PALODR',
  'PECAN',
  'PRAIRE',
  'QUAIL',
  'REDBED',
  'SABINE',
  'SOTOL',
  'STARR',
  'TRINTY',
  'UVALDE',
  'WHTAIL',
  'YUCCA',
  'ZAVALA',
] as const

// The fleet is the same for every seed; the seed moves weather, load and outages.
const FLEET_SEED = 20101201

/** The fleet, 150 plants. */
export const PLANTS: readonly Plant[] = Object.freeze(buildFleet())

function buildFleet(): Plant[] {
  const plants: Plant[] = []
  for (const [kind, places] of Object.entries(PLANTS_AT) as [PlantKind, Record<string, number>][]) {
    for (const [station, count] of Object.entries(places)) {
      for (let each = 0; each < count; each++) plants.push(buildPlant(plants.length, kind, station))
    }
  }
  return plants
}

function buildPlant(index: number, kind: PlantKind, station: string): Plant {
  const neighbours = CORRIDORS.filter((line) => line.from === station || line.to === station).map((line) =>
    line.from === station ? line.to : line.from,
  )
  const second = neighbours[hash32(FLEET_SEED, index, 1) % neighbours.length]
  const word = WORDS[index % WORDS.length]
  const round = Math.floor(index / WORDS.length)
  // Real node names may start with a digit (7RNCHSLR_ALL).
  const front = index % 12 === 5 ? `${round + 2}${word}` : `${word}${round === 0 ? '' : round + 1}`
  return Object.freeze({
    node: `${front}_${SUFFIX[kind]}`,
    kind,
    stations: second !== undefined && uniform(FLEET_SEED, index, 2) < 0.45 ? [station, second] : [station],
    capacityMw: Math.round(MEAN_CAPACITY_MW[kind] * (0.65 + 0.7 * uniform(FLEET_SEED, index, 3))),
    trait: uniform(FLEET_SEED, index, 4),
  })
}
