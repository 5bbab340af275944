import { findNearestName } from '../../core/nearest-name.ts'
import type { AuthoritySummary } from './authority-summary.ts'
import type { PageContext } from './page-context.ts'
import { pageProblem } from './page-problem.ts'
import { writeUrl } from './url-state.ts'

/** The authority that a page speaks of. Throws the page of status 404 that names the nearest; `toHref` writes the address of this page for another authority. */
export function mustKnowAuthority(
  { ba, authorities, state }: PageContext,
  toHref: (code: string) => string = (code) => writeUrl(`/ba/${code}`, state),
): AuthoritySummary {
  const known = authorities.find(({ code }) => code === ba)
  if (known) return known
  const near = nearest(ba, authorities)
  throw pageProblem(404, {
    message: `There is no balancing authority ${ba}.`,
    hint:
      near.length > 0
        ? 'Did you mean one of these?'
        : 'The lake has no balancing authority yet. The page shows it once data are collected.',
    links: near.map(({ code, name }) => ({ label: name === code ? code : `${code} · ${name}`, href: toHref(code) })),
  })
}

/** Most like it first, then those that everybody knows. */
function nearest(code: string, authorities: readonly AuthoritySummary[]): AuthoritySummary[] {
  const alike = findNearestName(
    code,
    authorities.map((authority) => authority.code),
  )
  const named = authorities.filter(({ name }) => name.toLowerCase().includes(code.toLowerCase())).map((one) => one.code)
  const wanted = [...named.slice(0, 3), alike, 'ERCO', 'CISO', 'MISO', 'PJM']
  const found = wanted.flatMap((name) => authorities.find((authority) => authority.code === name) ?? [])
  return [...new Set(found.length > 0 ? found : authorities)].slice(0, 4)
}
