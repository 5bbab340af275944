import { findEmbedChart } from '../embed/embed-charts.server.ts'
import { embedHtml, embedProblemHtml } from '../embed/embed-html.server.ts'
import { readPictureSize } from '../embed/picture-size.ts'
import { PICTURE_THEMES } from '../embed/picture-style.server.ts'
import { readProblem } from '../embed/problem-text.ts'
import { pageContext } from '../state/page-context.ts'
import type { Route } from './+types/embed-chart'

/** A chart to stand in other people's pages. */
export async function loader({ params, context }: Route.LoaderArgs): Promise<Response> {
  const page = context.get(pageContext)
  const { origin, searchParams } = page.url
  const chart = findEmbedChart(params.chart)
  if (!chart) return html(embedProblemHtml(`There is no chart “${params.chart}”.`, origin), 404)
  try {
    const theme = PICTURE_THEMES.find((name) => name === searchParams.get('theme')) ?? 'auto'
    return html(embedHtml(await chart.load(page), { theme, size: readPictureSize(searchParams), origin }), 200)
  } catch (thrown) {
    const { message, status } = readProblem(thrown)
    return html(embedProblemHtml(message, origin), status)
  }
}

const html = (body: string, status: number): Response =>
  new Response(body, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'public, max-age=60',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors *",
    },
  })
