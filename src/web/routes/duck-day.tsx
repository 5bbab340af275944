import '../styles/stack.css'
import '../styles/overlay.css'
import '../styles/ducks.css'
import '../styles/duck-day.css'
import { DuckDayPage } from '../ducks/duck-day.tsx'
import { loadDay } from '../ducks/load-day.server.ts'
import { pageContext } from '../state/page-context.ts'
import type { PageHandle } from '../state/page-handle.ts'
import type { Route } from './+types/duck-day'

export const handle: PageHandle = {
  nav: 'ducks',
  controls: ['ba', 'as_of'],
  reads: ['eia.region_data', 'eia.fuel_type'],
}

export async function loader({ context, params }: Route.LoaderArgs) {
  return loadDay(context.get(pageContext), params.date)
}

export function meta({ loaderData: view }: Route.MetaArgs): Route.MetaDescriptors {
  if (!view) return [{ title: 'Duck day · gridlake' }]
  const absolute = (href: string) => new URL(href, view.share.origin).href
  return [
    { title: `${view.title} · ${view.kicker} · gridlake` },
    { name: 'description', content: view.lede || view.title },
    { property: 'og:title', content: view.title },
    { property: 'og:image', content: absolute(view.share.pngHref) },
    {
      tagName: 'link',
      rel: 'alternate',
      type: 'application/json+oembed',
      href: absolute(view.share.oembedHref),
      title: view.title,
    },
  ]
}

export default function DuckDay({ loaderData: view }: Route.ComponentProps): React.ReactNode {
  return <DuckDayPage view={view} />
}
