import type { AuthorityMeta } from '../../contract/schemas/authorities/authority-parts.ts'

/** Whose data, how new, on whose clock. */
export function sourceText(meta: AuthorityMeta, newest: string, zone: string, simulated: boolean): string {
  const names = meta.sources.map(({ name }) => name).join(', ')
  return `${names}${simulated ? ', simulated by the twin' : ''} · ${newest} · times are of ${zone}`
}
