import type { Api, ApiDeps } from '../api-options.ts'
import { addClean } from './clean.ts'
import { addDucks } from './ducks.ts'
import { addAuthorityList } from './list.ts'

/** `/api/v1/balancing-authorities` and what lies below it. */
export function addAuthorities(app: Api, deps: ApiDeps): void {
  addAuthorityList(app, deps)
  addClean(app, deps)
  addDucks(app, deps)
}
