import { pageContext } from '../state/page-context.ts'
import { writeStatusFeed } from '../status/status-feed.ts'
import type { Route } from './+types/status-feed'

/** What happened to datasets, for readers of feeds. */
export async function loader({ context }: Route.LoaderArgs): Promise<Response> {
  const { client, url, simulated, signal } = context.get(pageContext)
  const feed = writeStatusFeed(await client.statusEvents({}, signal), url.origin, simulated)
  return new Response(feed, {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8', 'cache-control': 'public, max-age=60' },
  })
}
