import type { Api, ApiDeps } from '../api-options.ts'
import { addChanges } from './changes.ts'
import { addClean } from './clean.ts'
import { addCondition } from './condition.ts'
import { addDemand } from './demand.ts'
import { addDucks } from './ducks.ts'
import { addFreshness } from './freshness.ts'
import { addFuelMix } from './fuel-mix.ts'
import { addGeneration } from './generation.ts'
import { addInterchange } from './interchange.ts'
import { addAuthorityList } from './list.ts'
import { addAuthority } from './one.ts'
import { addPulse } from './pulse.ts'

/** `/api/v1/balancing-authorities` and what lies below it. */
export function addAuthorities(app: Api, deps: ApiDeps): void {
  addAuthorityList(app, deps)
  addAuthority(app, deps)
  addDemand(app, deps)
  addGeneration(app, deps)
  addFuelMix(app, deps)
  addInterchange(app, deps)
  addFreshness(app, deps)
  addPulse(app, deps)
  addCondition(app, deps)
  addChanges(app, deps)
  addClean(app, deps)
  addDucks(app, deps)
}
