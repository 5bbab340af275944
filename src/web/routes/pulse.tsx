import '../styles/stack.css'
import '../styles/pulse.css'
import { data } from 'react-router'
import { DayPage, EmptyDayPage } from '../pulse/day-page.tsx'
import { loadDay } from '../pulse/load-day.server.ts'
import { pageContext } from '../state/page-context.ts'
import type { PageHandle } from '../state/page-handle.ts'
import type { Route } from './+types/pulse'

export const handle: PageHandle = { nav: 'pulse', controls: ['ba', 'date', 'zone', 'as_of'] }

export async function loader({ context }: Route.LoaderArgs) {
  const page = context.get(pageContext)
  const found = await loadDay(page)
  return data({ ...found, origin: page.url.origin }, { status: 'empty' in found ? found.empty.status : 200 })
}

export function meta({ loaderData }: Route.MetaArgs): Route.MetaDescriptors {
  if (!loaderData || 'empty' in loaderData)
    return [{ title: `${loaderData?.empty.headline ?? 'Daily Pulse'} · gridlake` }]
  const { day, origin } = loaderData
  const absolute = (href: string) => new URL(href, origin).href
  return [
    { title: `${day.headline} · ${day.code} · gridlake` },
    { name: 'description', content: day.description },
    { property: 'og:type', content: 'article' },
    { property: 'og:title', content: day.headline },
    { property: 'og:description', content: day.description },
    { property: 'og:image', content: absolute(day.share.pngHref) },
    { property: 'og:image:width', content: '1200' },
    { property: 'og:image:height', content: '630' },
    { name: 'twitter:card', content: 'summary_large_image' },
    {
      tagName: 'link',
      rel: 'alternate',
      type: 'application/json+oembed',
      href: absolute(day.share.oembedHref),
      title: day.headline,
    },
  ]
}

export default function PulseRoute({ loaderData }: Route.ComponentProps): React.ReactNode {
  if ('day' in loaderData) return <DayPage day={loaderData.day} />
  return (
    <>
      {loaderData.empty.collecting ? (
        <noscript>
          <meta httpEquiv="refresh" content="15" />
        </noscript>
      ) : null}
      <EmptyDayPage day={loaderData.empty} />
    </>
  )
}
