import { ERCOT_SERIES } from '../ercot/own-series.ts'
import type { OwnSeries } from '../own-series.ts'

/** EIA's regions of the lower 48 states; balancing authorities lie in one. */
export const EIA_REGIONS = Object.freeze({
  CAL: 'California',
  CAR: 'Carolinas',
  CENT: 'Central',
  FLA: 'Florida',
  MIDA: 'Mid-Atlantic',
  MIDW: 'Midwest',
  NE: 'New England',
  NW: 'Northwest',
  NY: 'New York',
  SE: 'Southeast',
  SW: 'Southwest',
  TEN: 'Tennessee',
  TEX: 'Texas',
  US48: 'United States Lower 48',
})

export type EiaRegion = keyof typeof EIA_REGIONS

/** Who balances a part of the grid and reports to EIA-930, or a region over which EIA sums such reports. */
export interface BalancingAuthority {
  code: string
  name: string
  kind: 'authority' | 'region'
  /** IANA zone of its operating day. */
  zone: string
  /** Where it lies; of a region itself. Undefined: not known. */
  region: EiaRegion | undefined
  /** First day, `YYYY-MM-DD`, where it began after EIA-930 did on 2015-07-01. */
  activeFrom?: string
  /** The day on which EIA says that it retired. */
  retiredOn?: string
  /** Who took over what it balanced, where that is known. */
  successors: readonly string[]
  own?: OwnSeries
}

const EASTERN = 'America/New_York'
const CENTRAL = 'America/Chicago'
const MOUNTAIN = 'America/Denver'
const ARIZONA = 'America/Phoenix'
const PACIFIC = 'America/Los_Angeles'
/** POSIX signs: Etc/GMT+5 is five hours behind UTC. */
const EASTERN_STANDARD = 'Etc/GMT+5'
const CENTRAL_STANDARD = 'Etc/GMT+6'

type More = Partial<Pick<BalancingAuthority, 'activeFrom' | 'retiredOn' | 'successors' | 'own'>>

const authority = (
  code: string,
  name: string,
  zone: string,
  region: EiaRegion | undefined,
  { successors = [], ...more }: More = {},
): BalancingAuthority => Object.freeze({ code, name, kind: 'authority', zone, region, successors, ...more })

const region = (code: EiaRegion, zone: string): BalancingAuthority =>
  Object.freeze({ code, name: EIA_REGIONS[code], kind: 'region', zone, region: code, successors: [] })

/**
 * Every balancing authority of EIA-930 and EIA's own sums over regions, by code. The zone is the one an authority chose to report
 * in, which is not always the one it lies in (EPE, PNM and WACM in Arizona time, IPCO in Pacific, SEPA in Central, MISO in Eastern
 * standard all year). Retired ones stay, for their history; new codes appear without notice, so a code that is not here is no error
 * in a document.
 * Source: EIA-930 reference tables (sheet BAs) and the notes of EIA's Hourly Electric Grid Monitor; LGEE's zone as observed in its
 * published local times. Assumed: zones and regions of BHBA and SWPW (both of 2026) from where they lie, the day on which they began
 * from the day on which WACM and WAUW ended, and that SWPW, SPP's authority in the West, took these over; BHBA's name from who runs
 * it; SIKE's first day (EIA listed it in November 2025). Other successors are named only where an authority is known to have joined
 * another; GRMA, EEI and GRIF are not.
 */
export const BALANCING_AUTHORITIES: readonly BalancingAuthority[] = Object.freeze([
  authority('AEC', 'PowerSouth Energy Cooperative', CENTRAL, 'SE', { retiredOn: '2021-09-01', successors: ['SOCO'] }),
  authority('AECI', 'Associated Electric Cooperative, Inc.', CENTRAL, 'MIDW'),
  authority('AVA', 'Avista Corporation', PACIFIC, 'NW'),
  authority('AVRN', 'Avangrid Renewables, LLC', PACIFIC, 'NW'),
  authority('AZPS', 'Arizona Public Service Company', ARIZONA, 'SW'),
  authority('BANC', 'Balancing Authority of Northern California', PACIFIC, 'CAL'),
  authority('BHBA', 'Black Hills Corporation', MOUNTAIN, 'NW', { activeFrom: '2026-04-01' }),
  authority('BPAT', 'Bonneville Power Administration', PACIFIC, 'NW'),
  authority('CHPD', 'Public Utility District No. 1 of Chelan County', PACIFIC, 'NW'),
  authority('CISO', 'California Independent System Operator', PACIFIC, 'CAL'),
  authority('CPLE', 'Duke Energy Progress East', EASTERN, 'CAR'),
  authority('CPLW', 'Duke Energy Progress West', EASTERN, 'CAR'),
  authority('DEAA', 'Arlington Valley, LLC', ARIZONA, 'SW'),
  authority('DOPD', 'Public Utility District No. 1 of Douglas County', PACIFIC, 'NW'),
  authority('DUK', 'Duke Energy Carolinas', EASTERN, 'CAR'),
  authority('EEI', 'Electric Energy, Inc.', CENTRAL, 'MIDW', { retiredOn: '2020-02-29' }),
  authority('EPE', 'El Paso Electric Company', ARIZONA, 'SW'),
  authority('ERCO', 'Electric Reliability Council of Texas, Inc.', CENTRAL, 'TEX', { own: ERCOT_SERIES }),
  authority('FMPP', 'Florida Municipal Power Pool', EASTERN, 'FLA'),
  authority('FPC', 'Duke Energy Florida, Inc.', EASTERN, 'FLA'),
  authority('FPL', 'Florida Power & Light Co.', EASTERN, 'FLA'),
  authority('GCPD', 'Public Utility District No. 2 of Grant County, Washington', PACIFIC, 'NW'),
  authority('GLHB', 'GridLiance', CENTRAL, 'MIDW', { retiredOn: '2022-09-01', successors: ['MISO'] }),
  authority('GRID', 'Gridforce Energy Management, LLC', PACIFIC, 'NW'),
  authority('GRIF', 'Griffith Energy, LLC', ARIZONA, 'SW', { retiredOn: '2023-11-01' }),
  authority('GRIS', 'Gridforce South', CENTRAL, undefined),
  authority('GRMA', 'Gila River Power, LLC', ARIZONA, 'SW', { retiredOn: '2018-05-03' }),
  authority('GVL', 'Gainesville Regional Utilities', EASTERN, 'FLA'),
  authority('GWA', 'NaturEner Power Watch, LLC', MOUNTAIN, 'NW'),
  authority('HGMA', 'New Harquahala Generating Company, LLC', ARIZONA, 'SW'),
  authority('HST', 'City of Homestead', EASTERN, 'FLA'),
  authority('IID', 'Imperial Irrigation District', PACIFIC, 'CAL'),
  authority('IPCO', 'Idaho Power Company', PACIFIC, 'NW'),
  authority('ISNE', 'ISO New England', EASTERN, 'NE'),
  authority('JEA', 'JEA', EASTERN, 'FLA'),
  authority('LDWP', 'Los Angeles Department of Water and Power', PACIFIC, 'CAL'),
  authority('LGEE', 'Louisville Gas and Electric Company and Kentucky Utilities Company', CENTRAL_STANDARD, 'MIDW'),
  authority('MISO', 'Midcontinent Independent System Operator, Inc.', EASTERN_STANDARD, 'MIDW'),
  authority('NEVP', 'Nevada Power Company', PACIFIC, 'NW'),
  authority('NSB', 'Utilities Commission of New Smyrna Beach', EASTERN, 'FLA', {
    retiredOn: '2020-01-08',
    successors: ['FPL'],
  }),
  authority('NWMT', 'NorthWestern Corporation', MOUNTAIN, 'NW'),
  authority('NYIS', 'New York Independent System Operator', EASTERN, 'NY'),
  authority('OVEC', 'Ohio Valley Electric Corporation', EASTERN, 'MIDA', {
    retiredOn: '2018-12-01',
    successors: ['PJM'],
  }),
  authority('PACE', 'PacifiCorp East', MOUNTAIN, 'NW'),
  authority('PACW', 'PacifiCorp West', PACIFIC, 'NW'),
  authority('PGE', 'Portland General Electric Company', PACIFIC, 'NW'),
  authority('PJM', 'PJM Interconnection, LLC', EASTERN, 'MIDA'),
  authority('PNM', 'Public Service Company of New Mexico', ARIZONA, 'SW'),
  authority('PSCO', 'Public Service Company of Colorado', MOUNTAIN, 'NW'),
  authority('PSEI', 'Puget Sound Energy, Inc.', PACIFIC, 'NW'),
  authority('SC', 'South Carolina Public Service Authority', EASTERN, 'CAR'),
  authority('SCEG', 'Dominion Energy South Carolina, Inc.', EASTERN, 'CAR'),
  authority('SCL', 'Seattle City Light', PACIFIC, 'NW'),
  authority('SEC', 'Seminole Electric Cooperative', EASTERN, 'FLA'),
  authority('SEPA', 'Southeastern Power Administration', CENTRAL, 'SE'),
  authority('SIKE', 'Sikeston Board of Municipal Utilities', CENTRAL, undefined, { activeFrom: '2025-11-01' }),
  authority('SOCO', 'Southern Company Services, Inc. - Trans', CENTRAL, 'SE'),
  authority('SPA', 'Southwestern Power Administration', CENTRAL, 'CENT'),
  authority('SRP', 'Salt River Project Agricultural Improvement and Power District', ARIZONA, 'SW'),
  authority('SWPP', 'Southwest Power Pool', CENTRAL, 'CENT'),
  authority('SWPW', 'Southwest Power Pool West', CENTRAL, 'NW', { activeFrom: '2026-04-01' }),
  authority('TAL', 'City of Tallahassee', EASTERN, 'FLA'),
  authority('TEC', 'Tampa Electric Company', EASTERN, 'FLA'),
  authority('TEPC', 'Tucson Electric Power', ARIZONA, 'SW'),
  authority('TIDC', 'Turlock Irrigation District', PACIFIC, 'CAL'),
  authority('TPWR', 'City of Tacoma, Department of Public Utilities, Light Division', PACIFIC, 'NW'),
  authority('TVA', 'Tennessee Valley Authority', CENTRAL, 'TEN'),
  authority('WACM', 'Western Area Power Administration - Rocky Mountain Region', ARIZONA, 'NW', {
    retiredOn: '2026-03-31',
    successors: ['SWPW'],
  }),
  authority('WALC', 'Western Area Power Administration - Desert Southwest Region', ARIZONA, 'SW'),
  authority('WAUW', 'Western Area Power Administration - Upper Great Plains West', MOUNTAIN, 'NW', {
    retiredOn: '2026-03-31',
    successors: ['SWPW'],
  }),
  authority('WWA', 'NaturEner Wind Watch, LLC', MOUNTAIN, 'NW'),
  authority('YAD', 'Alcoa Power Generating, Inc. - Yadkin Division', EASTERN, 'CAR'),
  region('CAL', PACIFIC),
  region('CAR', EASTERN),
  region('CENT', CENTRAL),
  region('FLA', EASTERN),
  region('MIDA', EASTERN),
  region('MIDW', CENTRAL),
  region('NE', EASTERN),
  region('NW', PACIFIC),
  region('NY', EASTERN),
  region('SE', CENTRAL),
  region('SW', ARIZONA),
  region('TEN', CENTRAL),
  region('TEX', CENTRAL),
  region('US48', EASTERN),
])
