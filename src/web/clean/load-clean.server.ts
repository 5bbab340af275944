import type { Clean } from '../../contract/schemas/authorities/clean.ts'
import { type GridlakeError, hasCode, toGridlakeError } from '../../core/errors.ts'
import { mustKnowAuthority } from '../state/must-know-authority.ts'
import type { PageContext } from '../state/page-context.ts'
import { pageProblem } from '../state/page-problem.ts'
import { writeUrl } from '../state/url-state.ts'
import { readAsked } from './clean-asked.ts'
import type { CleanView } from './clean-view.ts'
import { viewChart } from './view-chart.server.ts'
import { viewClean } from './view-clean.ts'

/** Reads an authority's intensity for a page. Throws the page that says why there is none. */
export async function readClean(page: PageContext): Promise<Clean> {
  const toHref = (ba: string) => writeUrl('/clean', { ...page.state, ba })
  try {
    const question = { ...readAsked(page.state), ...(page.asOf ? { asOf: page.asOf } : {}) }
    return await page.client.authorities.clean(page.ba, question, page.signal)
  } catch (thrown) {
    const error = toGridlakeError(thrown)
    // Of an authority that the lake has nothing of the API can tell why.
    if (hasCode(error, 'location.unknown')) mustKnowAuthority(page, toHref)
    if (!hasCode(error, 'data.not_ingested')) throw error
    throw withoutData(error, page, toHref)
  }
}

/** Says why, and leads to authorities that have generation, those that everybody knows first. */
function withoutData({ message, context }: GridlakeError, page: PageContext, toHref: (ba: string) => string) {
  const others = Array.isArray(context['others']) ? context['others'].map(String) : []
  const known = ['ERCO', 'CISO', 'MISO', 'PJM'].filter((code) => others.includes(code))
  const offered = [...new Set([...known, ...others])].slice(0, 4)
  const nameOf = (code: string) => page.authorities.find((authority) => authority.code === code)?.name
  return pageProblem(404, {
    message: `The carbon intensity of ${page.ba} cannot be told: ${message}.`,
    hint:
      offered.length > 0
        ? 'It is worked out of generation by fuel. The lake has that of these:'
        : 'It is worked out of generation by fuel, and the lake has none for that moment. It will be here once it is collected.',
    links: [
      ...offered.map((code) => ({ label: [code, nameOf(code)].filter(Boolean).join(' · '), href: toHref(code) })),
      ...(page.asOf
        ? [{ label: 'The same page now', href: writeUrl('/clean', { ...page.state, as_of: undefined }) }]
        : []),
    ],
  })
}

/** Everything the page of clean hours shows. */
export async function loadClean(page: PageContext): Promise<CleanView> {
  const clean = await readClean(page)
  return viewClean(clean, page, readAsked(page.state), viewChart(clean, page))
}
