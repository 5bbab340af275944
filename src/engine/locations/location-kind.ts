/** What a place is, as `Location.kind`. */
export type LocationKind =
  | 'hub'
  | 'load_zone'
  | 'dc_tie'
  | 'resource_node'
  | 'balancing_authority'
  | 'region'
  | 'ancillary_service'

/** Columns of datasets that name places, or what stands for one in prices; others that datasets are sorted by do not. */
const COLUMNS: Readonly<Record<string, (name: string, types: ReadonlySet<string>) => LocationKind>> = {
  settlement_point: settlementPointKind,
  ancillary_type: () => 'ancillary_service',
  respondent: balancingAuthorityKind,
  from_ba: balancingAuthorityKind,
}

/** EIA-930's sums over balancing authorities. */
const REGIONS: ReadonlySet<string> = new Set('CAL CAR CENT FLA MIDA MIDW NE NW NY SE SW TEN TEX US48'.split(' '))

const TYPES: Readonly<Record<string, LocationKind>> = {
  HU: 'hub',
  SH: 'hub',
  AH: 'hub',
  LZ: 'load_zone',
  LZEW: 'load_zone',
  LZ_DC: 'dc_tie',
  LZ_DCEW: 'dc_tie',
}

/** What names of a column are; undefined: no places. */
export const kindsOf = (column: string | undefined) => (column === undefined ? undefined : COLUMNS[column])

function settlementPointKind(name: string, types: ReadonlySet<string>): LocationKind {
  if (name.startsWith('DC_')) return 'dc_tie'
  for (const type of types) if (TYPES[type]) return TYPES[type]
  // Day-ahead prices and LMPs are listed without a type.
  if (name.startsWith('HB_')) return 'hub'
  return name.startsWith('LZ_') ? 'load_zone' : 'resource_node'
}

function balancingAuthorityKind(name: string): LocationKind {
  return REGIONS.has(name) ? 'region' : 'balancing_authority'
}
