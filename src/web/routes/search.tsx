import { findPlaces } from '../shell/find-places.server.ts'
import { FoundList } from '../shell/found-list.tsx'
import { pageContext } from '../state/page-context.ts'
import type { Route } from './+types/search'

export async function loader({ context }: Route.LoaderArgs) {
  const page = context.get(pageContext)
  return { q: page.state.q ?? '', groups: await findPlaces(page) }
}

export function meta({ loaderData }: Route.MetaArgs): Route.MetaDescriptors {
  return [{ title: `${loaderData?.q ? `“${loaderData.q}”` : 'Search'} · gridlake` }]
}

export default function Search({ loaderData: { q, groups } }: Route.ComponentProps): React.ReactNode {
  return (
    <>
      <div className="lead">
        <h1>{q === '' ? 'Search' : `Found for “${q}”`}</h1>
      </div>
      {groups.length === 0 ? (
        <p>Nothing has all of these words. Try fewer, or a code such as ERCO or HB_NORTH.</p>
      ) : (
        <div className="found-page">
          <FoundList groups={groups} level={2} />
        </div>
      )}
    </>
  )
}
