import { PATHS } from '../contract/paths.ts'
import type { AuthorityList } from '../contract/schemas/authorities/list.ts'
import type { RemoteTruth } from './remote-truth.ts'

/** Gets the JSON at a path. */
export type GetJson = <Body>(path: string, signal?: AbortSignal) => Promise<Body>

/** Which authorities are listed. */
export interface RemoteAuthorityFilter {
  /** What the code or the name has in it. */
  q?: string
  kind?: 'authority' | 'region'
  hasData?: boolean
  limit?: number
}

/** Balancing authorities: `/api/v1/balancing-authorities` and what lies below it. */
export interface AuthoritiesClient {
  list(filter?: RemoteAuthorityFilter, signal?: AbortSignal): Promise<AuthorityList>
}

export const createAuthoritiesClient = (get: GetJson): AuthoritiesClient => ({
  list: ({ q, kind, hasData, limit } = {}, signal) =>
    get(
      withParameters(PATHS.authorities, { q, kind, has_data: hasData?.toString(), limit: limit?.toString() }),
      signal,
    ),
})

/** Where a resource of an authority is, with the parameters that are given. */
export function authorityPath(
  path: string,
  code: string,
  { asOf, knownAt, basis }: RemoteTruth,
  parameters: Readonly<Record<string, string | undefined>> = {},
): string {
  const truth = { as_of: asOf?.toString(), known_at: knownAt?.toString(), basis }
  return withParameters(path.replace('{ba}', encodeURIComponent(code)), { ...parameters, ...truth })
}

function withParameters(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}
