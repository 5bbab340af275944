import { findNearestName } from '../../core/nearest-name.ts'
import { pageProblem } from '../state/page-problem.ts'
import { type UrlState, writeUrl } from '../state/url-state.ts'

/** The page for a dataset that does not exist: it names the nearest that does. */
export function unknownDataset(
  id: string,
  known: readonly string[],
  toLink: (id: string) => { path: string; state: Partial<UrlState> },
): ReturnType<typeof pageProblem> {
  const parts = known.map((name) => name.split('.')[1] ?? name)
  const part = findNearestName(id.split('.').at(-1) ?? id, parts)
  const near = findNearestName(id, known) ?? known[parts.indexOf(part ?? '')]
  const links = near === undefined ? [] : [near].map((name) => ({ label: name, link: toLink(name) }))
  return pageProblem(404, {
    message: `There is no dataset “${id.slice(0, 80)}”.`,
    hint: near === undefined ? 'The catalogue has every dataset there is.' : `Did you mean ${near}?`,
    links: [
      ...links.map(({ label, link }) => ({ label, href: writeUrl(link.path, link.state) })),
      { label: 'All datasets', href: '/catalog' },
    ],
  })
}
