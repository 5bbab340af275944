import '../styles/overlay.css'
import '../styles/ducks.css'
import { redirect } from 'react-router'
import { duckLinks } from '../ducks/duck-links.ts'
import { Gallery } from '../ducks/gallery.tsx'
import { loadGallery } from '../ducks/load-gallery.server.ts'
import { pageContext } from '../state/page-context.ts'
import type { PageHandle } from '../state/page-handle.ts'
import type { Route } from './+types/ducks'

export const handle: PageHandle = {
  nav: 'ducks',
  controls: ['ba', 'as_of'],
  reads: ['eia.region_data', 'eia.fuel_type'],
}

export async function loader({ context }: Route.LoaderArgs) {
  const page = context.get(pageContext)
  if (page.state.date !== undefined) throw redirect(duckLinks(page).day(page.state.date))
  return loadGallery(page)
}

export function meta({ loaderData: view }: Route.MetaArgs): Route.MetaDescriptors {
  return [
    { title: `Duck days · ${view?.kicker ?? ''} · gridlake` },
    { name: 'description', content: view?.lede ?? 'Days whose net load dips at midday and climbs in the evening.' },
  ]
}

export default function Ducks({ loaderData: view }: Route.ComponentProps): React.ReactNode {
  return <Gallery view={view} />
}
