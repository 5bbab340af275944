/** A balancing authority and how its demand moves. Temperatures drive `summer` (cooling) and `winter` (heating). */
export interface Authority {
  code: string
  name: string
  zone: string
  meanMw: number
  summer: number
  winter: number
  /** Depth of the midday dip that rooftop solar leaves, as a share of the mean. */
  duck: number
}

const authority = (
  code: string,
  name: string,
  zone: string,
  meanMw: number,
  summer: number,
  winter: number,
  duck = 0,
): Authority => ({ code, name, zone, meanMw, summer, winter, duck })

const EAST = 'America/New_York'
const CENTRAL = 'America/Chicago'
const MOUNTAIN = 'America/Denver'
const ARIZONA = 'America/Phoenix'
const PACIFIC = 'America/Los_Angeles'

/** The twenty balancing authorities of the twin, by code. ERCO's demand comes from the grid, not from its shape here. */
export const AUTHORITIES: readonly Authority[] = Object.freeze([
  authority('AZPS', 'Arizona Public Service Company', ARIZONA, 3700, 0.42, 0.06, 0.04),
  authority('BANC', 'Balancing Authority of Northern California', PACIFIC, 2050, 0.3, 0.06, 0.08),
  authority('BPAT', 'Bonneville Power Administration', PACIFIC, 6600, 0.08, 0.26),
  authority('CISO', 'California Independent System Operator', PACIFIC, 25_400, 0.3, 0.05, 0.2),
  authority('DUK', 'Duke Energy Carolinas', EAST, 11_600, 0.26, 0.2),
  authority('ERCO', 'Electric Reliability Council of Texas, Inc.', CENTRAL, 54_000, 0.35, 0.15),
  authority('FPL', 'Florida Power & Light Co.', EAST, 15_600, 0.34, 0.05),
  authority('ISNE', 'ISO New England', EAST, 13_300, 0.22, 0.14, 0.07),
  authority('LDWP', 'Los Angeles Department of Water and Power', PACIFIC, 2900, 0.3, 0.05, 0.05),
  authority('MISO', 'Midcontinent Independent System Operator, Inc.', CENTRAL, 74_500, 0.26, 0.14),
  authority('NEVP', 'Nevada Power Company', PACIFIC, 4500, 0.44, 0.05, 0.04),
  authority('NYIS', 'New York Independent System Operator', EAST, 17_200, 0.26, 0.1, 0.02),
  authority('PACE', 'PacifiCorp East', MOUNTAIN, 6200, 0.22, 0.14),
  authority('PACW', 'PacifiCorp West', PACIFIC, 2450, 0.1, 0.22),
  authority('PJM', 'PJM Interconnection, LLC', EAST, 90_500, 0.26, 0.16),
  authority('PSCO', 'Public Service Company of Colorado', MOUNTAIN, 5600, 0.22, 0.12, 0.03),
  authority('SOCO', 'Southern Company Services, Inc. - Trans', CENTRAL, 28_300, 0.3, 0.16),
  authority('SRP', 'Salt River Project Agricultural Improvement and Power District', ARIZONA, 4000, 0.46, 0.06, 0.03),
  authority('SWPP', 'Southwest Power Pool', CENTRAL, 31_000, 0.28, 0.14),
  authority('TVA', 'Tennessee Valley Authority', CENTRAL, 18_200, 0.26, 0.22),
])
