import type { Client } from '../../client/client.ts'
import type { AuthoritySummary } from '../state/authority-summary.ts'

/** The balancing authorities that the lake has something of, by code. */
export async function listAuthorities(client: Client, signal: AbortSignal): Promise<AuthoritySummary[]> {
  const { authorities } = await client.authorities.list({ hasData: true, kind: 'authority' }, signal)
  return authorities.map(({ code, name, zone }) => ({ code, name, zone }))
}
