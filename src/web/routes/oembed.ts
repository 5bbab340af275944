import { answerOembed } from '../embed/answer-oembed.ts'
import { EMBED_CHARTS } from '../embed/embed-charts.server.ts'
import type { Route } from './+types/oembed'

export function loader({ request }: Route.LoaderArgs): Response {
  const { status, body } = answerOembed(new URL(request.url), EMBED_CHARTS)
  return Response.json(body, {
    status,
    headers: { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=300' },
  })
}
