import '../styles/stack.css'
import '../styles/fuel-mix.css'
import { data } from 'react-router'
import { loadMix } from '../fuel-mix/load-mix.server.ts'
import { EmptyMixPage, MixPage } from '../fuel-mix/mix-page.tsx'
import { pageContext } from '../state/page-context.ts'
import type { PageHandle } from '../state/page-handle.ts'
import type { Route } from './+types/fuel-mix'

export const handle: PageHandle = { nav: 'fuel-mix', controls: ['ba', 'range', 'zone', 'as_of'] }

export async function loader({ context }: Route.LoaderArgs) {
  const page = context.get(pageContext)
  const found = await loadMix(page)
  return data({ ...found, origin: page.url.origin }, { status: 'empty' in found ? 404 : 200 })
}

export function meta({ loaderData }: Route.MetaArgs): Route.MetaDescriptors {
  if (!loaderData || 'empty' in loaderData) return [{ title: 'Fuel mix · gridlake' }]
  const { mix, origin } = loaderData
  const absolute = (href: string) => new URL(href, origin).href
  return [
    { title: `${mix.headline} · gridlake` },
    { name: 'description', content: mix.scope },
    { property: 'og:title', content: mix.headline },
    { property: 'og:description', content: mix.scope },
    { property: 'og:image', content: absolute(mix.pngHref) },
    { name: 'twitter:card', content: 'summary_large_image' },
    {
      tagName: 'link',
      rel: 'alternate',
      type: 'application/json+oembed',
      href: absolute(mix.oembedHref),
      title: mix.headline,
    },
  ]
}

export default function FuelMix({ loaderData }: Route.ComponentProps): React.ReactNode {
  return 'mix' in loaderData ? <MixPage mix={loaderData.mix} /> : <EmptyMixPage mix={loaderData.empty} />
}
