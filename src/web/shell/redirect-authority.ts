import type { PageContext } from '../state/page-context.ts'
import { writeUrl } from '../state/url-state.ts'
import { resolveAuthority } from './resolve-authority.ts'

/** Where a form that chose an authority by words, or on the page of another one, leads. Undefined: the address is right as it is. */
export function redirectAuthority({ url, state, authorities }: PageContext): string | undefined {
  const text = url.searchParams.get('ba')?.trim()
  if (!text) return undefined
  const code = resolveAuthority(text, authorities)
  if (/^\/ba\/[^/]+$/.test(url.pathname))
    return writeUrl(`/ba/${encodeURIComponent(code ?? text.toUpperCase().slice(0, 40))}`, state)
  return code === undefined || code === text.toUpperCase() ? undefined : writeUrl(url.pathname, { ...state, ba: code })
}
