import type { Api, ApiDeps } from '../api-options.ts'
import { addAuthorityList } from './list.ts'

/** `/api/v1/balancing-authorities` and what lies below it. */
export function addAuthorities(app: Api, deps: ApiDeps): void {
  addAuthorityList(app, deps)
}
