const EASTERN = 'America/New_York'
const CENTRAL = 'America/Chicago'
const MOUNTAIN = 'America/Denver'
const ARIZONA = 'America/Phoenix'
const PACIFIC = 'America/Los_Angeles'
/** POSIX signs: Etc/GMT+5 is five hours behind UTC. */
const EASTERN_STANDARD = 'Etc/GMT+5'
const CENTRAL_STANDARD = 'Etc/GMT+6'

/**
 * IANA zone of each EIA-930 balancing authority's operating day: the zone it chose to report in, which is not always the one it
 * lies in (EPE, PNM and WACM in Arizona time, IPCO in Pacific, SEPA in Central, MISO in Eastern standard all year).
 * Retired ones stay, for their history; new codes appear without notice, so an unknown code is not an error.
 * Source: EIA-930 reference tables (sheet BAs) and the time notes of EIA's Hourly Electric Grid Monitor; LGEE as observed in
 * its published local times; BHBA and SWPW (both of 2026) assumed from where they lie and who runs them.
 */
export const BALANCING_AUTHORITY_ZONES: Readonly<Record<string, string>> = Object.freeze({
  AEC: CENTRAL, // PowerSouth, retired 2021-09-01
  AECI: CENTRAL,
  AVA: PACIFIC,
  AVRN: PACIFIC,
  AZPS: ARIZONA,
  BANC: PACIFIC,
  BHBA: MOUNTAIN,
  BPAT: PACIFIC,
  CHPD: PACIFIC,
  CISO: PACIFIC,
  CPLE: EASTERN,
  CPLW: EASTERN,
  DEAA: ARIZONA,
  DOPD: PACIFIC,
  DUK: EASTERN,
  EEI: CENTRAL, // retired 2020-02-29
  EPE: ARIZONA,
  ERCO: CENTRAL,
  FMPP: EASTERN,
  FPC: EASTERN,
  FPL: EASTERN,
  GCPD: PACIFIC,
  GLHB: CENTRAL, // retired 2022-09-01
  GRID: PACIFIC,
  GRIF: ARIZONA, // retired 2023-11-01
  GRIS: CENTRAL,
  GRMA: ARIZONA, // retired 2018-05-03
  GVL: EASTERN,
  GWA: MOUNTAIN,
  HGMA: ARIZONA,
  HST: EASTERN,
  IID: PACIFIC,
  IPCO: PACIFIC,
  ISNE: EASTERN,
  JEA: EASTERN,
  LDWP: PACIFIC,
  LGEE: CENTRAL_STANDARD,
  MISO: EASTERN_STANDARD,
  NEVP: PACIFIC,
  NSB: EASTERN, // retired 2020-01-08
  NWMT: MOUNTAIN,
  NYIS: EASTERN,
  OVEC: EASTERN, // retired 2018-12-01
  PACE: MOUNTAIN,
  PACW: PACIFIC,
  PGE: PACIFIC,
  PJM: EASTERN,
  PNM: ARIZONA,
  PSCO: MOUNTAIN,
  PSEI: PACIFIC,
  SC: EASTERN,
  SCEG: EASTERN,
  SCL: PACIFIC,
  SEC: EASTERN,
  SEPA: CENTRAL,
  SIKE: CENTRAL,
  SOCO: CENTRAL,
  SPA: CENTRAL,
  SRP: ARIZONA,
  SWPP: CENTRAL,
  SWPW: CENTRAL,
  TAL: EASTERN,
  TEC: EASTERN,
  TEPC: ARIZONA,
  TIDC: PACIFIC,
  TPWR: PACIFIC,
  TVA: CENTRAL,
  WACM: ARIZONA, // retired 2026-03-31
  WALC: ARIZONA,
  WAUW: MOUNTAIN, // retired 2026-03-31
  WWA: MOUNTAIN,
  YAD: EASTERN,
  // EIA's own sums over regions, which come under the same column.
  CAL: PACIFIC,
  CAR: EASTERN,
  CENT: CENTRAL,
  FLA: EASTERN,
  MIDA: EASTERN,
  MIDW: CENTRAL,
  NE: EASTERN,
  NW: PACIFIC,
  NY: EASTERN,
  SE: CENTRAL,
  SW: ARIZONA,
  TEN: CENTRAL,
  TEX: CENTRAL,
  US48: EASTERN,
})
