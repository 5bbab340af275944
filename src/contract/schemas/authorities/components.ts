import { AuthorityRef, Claim, ClaimValue } from './common.ts'
import { AuthorityList, AuthoritySummary } from './list.ts'

/** The named schemas of authorities, for the OpenAPI description. */
export const AUTHORITY_COMPONENTS = { AuthorityRef, AuthorityList, AuthoritySummary, Claim, ClaimValue } as const
