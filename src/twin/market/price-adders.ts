import type { Grid } from '../grid/grid.ts'
import { PLANTS } from '../grid/plant.ts'
import { cappedLambda } from '../grid/price-points.ts'
import { OFFER_CAP_USD_PER_MWH } from '../grid/scarcity.ts'
import { hashText, uniform } from '../noise/hash.ts'
import { roundTo } from '../render/format-number.ts'
import type { AncillaryService } from './ancillary-price.ts'
import { CO_OPTIMIZATION_MS } from './co-optimization.ts'

const HOUR_MS = 3_600_000
const CHANNEL = hashText('reliability-unit-commitment')
const COMMITMENT_CHANCE = 0.06
// The second of the scarcity resources is the emergency response, the last is load shed.
const EMERGENCY_RESPONSE = PLANTS.length + 1
const LOAD_SHED = PLANTS.length + 3

/** What reliability deployments add to prices in a SCED run, to the cent, and what was deployed. */
export interface DeploymentAdders {
  energyUsdPerMwh: number
  /** For each ancillary service, $/MW. */
  reserveUsdPerMw: Readonly<Record<AncillaryService, number>>
  committedMw: number
  emergencyResponseMw: number
  loadShedMw: number
}

/** The reliability deployment adders of the five minutes that contain `epochMs`. */
export function readDeploymentAdders(grid: Grid, epochMs: number): DeploymentAdders {
  const { solution } = grid.clearedAt(epochMs)
  const hour = Math.floor(epochMs / HOUR_MS)
  const isCommitted = uniform(grid.seed, CHANNEL, hour) < COMMITMENT_CHANCE
  const committedMw = isCommitted ? roundTo(80 + 500 * uniform(grid.seed, CHANNEL, hour, 1), 2) : 0
  const emergencyResponseMw = roundTo(solution.powerMw[EMERGENCY_RESPONSE] as number, 2)
  const lambda = cappedLambda(solution)
  const wanted = ((0.002 * committedMw + 0.01 * emergencyResponseMw) * Math.max(0, lambda)) / 25
  const energyUsdPerMwh = roundTo(Math.min(wanted, OFFER_CAP_USD_PER_MWH - lambda), 2)
  const part = (share: number) => roundTo(share * energyUsdPerMwh, 2)
  return {
    energyUsdPerMwh,
    reserveUsdPerMw: { REGUP: part(0.9), REGDN: 0, RRS: part(0.85), ECRS: part(0.8), NSPIN: part(0.6) },
    committedMw,
    emergencyResponseMw,
    loadShedMw: roundTo(solution.powerMw[LOAD_SHED] as number, 2),
  }
}

/** Reserves and what their demand curve adds to prices in a SCED run before co-optimization; prices to a hundredth of a cent. */
export interface ReserveAdders {
  onlineUsdPerMwh: number
  offlineUsdPerMwh: number
  /** Physical responsive capability. */
  responsiveMw: number
  onlineMw: number
  offlineMw: number
}

/** The reserve adders of the five minutes that contain `epochMs`: the value of lost load times a chance that falls with reserves. */
export function readReserveAdders(grid: Grid, epochMs: number): ReserveAdders {
  const { solution, offers } = grid.clearedAt(epochMs)
  // Of what the fleet has left, only a part is on line and quick; the emergency response eats into it.
  let leftMw = 0
  PLANTS.forEach(({ kind }, index) => {
    if (kind !== 'wind' && kind !== 'solar')
      leftMw += (offers.high[index] as number) - (solution.powerMw[index] as number)
  })
  const deployedMw = solution.powerMw[EMERGENCY_RESPONSE] as number
  const responsiveMw = roundTo(Math.max(900, 2600 + 0.14 * leftMw - deployedMw), 2)
  const lossUsdPerMwh = OFFER_CAP_USD_PER_MWH - cappedLambda(solution)
  const onlineUsdPerMwh = roundTo(0.5 * lossUsdPerMwh * Math.exp(-(responsiveMw - 900) / 560), 4)
  return {
    onlineUsdPerMwh,
    offlineUsdPerMwh: roundTo(0.15 * onlineUsdPerMwh, 4),
    responsiveMw,
    onlineMw: roundTo(1.7 * responsiveMw, 2),
    offlineMw: roundTo(0.05 * leftMw, 2),
  }
}

/** What settlement adds to every LMP of a SCED run, $/MWh, as the reports of its time print it. */
export function energyAdderAt(grid: Grid, epochMs: number): number {
  const deployed = readDeploymentAdders(grid, epochMs).energyUsdPerMwh
  return epochMs < CO_OPTIMIZATION_MS ? readReserveAdders(grid, epochMs).onlineUsdPerMwh + deployed : deployed
}
