import { type Fuel, fuelOfEiaCode } from '../../core/fuel.ts'
import type { Engine } from '../../engine/question.ts'

/** Authority to the fuels that the lake has anything of. */
export async function readReportedFuels(engine: Engine): Promise<ReadonlyMap<string, ReadonlySet<Fuel>>> {
  const reported = new Map<string, Set<Fuel>>()
  for (const { values } of await engine.keys('eia.fuel_type')) {
    const { respondent = '', fuel_type = '' } = values
    const fuels = reported.get(respondent) ?? new Set()
    reported.set(respondent, fuels.add(fuelOfEiaCode(fuel_type)))
  }
  return reported
}
