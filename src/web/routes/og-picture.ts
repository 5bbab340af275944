import { findEmbedChart } from '../embed/embed-charts.server.ts'
import { framePicture } from '../embed/frame-picture.server.ts'
import { readPictureSize } from '../embed/picture-size.ts'
import { PICTURE_THEMES, pictureStyle } from '../embed/picture-style.server.ts'
import { readProblem } from '../embed/problem-text.ts'
import { pageContext } from '../state/page-context.ts'
import type { Route } from './+types/og-picture'

/** What previews of links show, of the size they want; letters are larger than on a page. */
const PREVIEW = { width: 1200, height: 630 }

/** A chart as one SVG: `/og/pulse.svg`. The server makes `/og/pulse.png` of it. */
export async function loader({ params, context }: Route.LoaderArgs): Promise<Response> {
  const page = context.get(pageContext)
  const [, id] = /^([\w-]+)\.svg$/.exec(params.file) ?? []
  const chart = findEmbedChart(id)
  if (!chart) return text(`There is no picture ${params.file}.`, 404)
  try {
    const asked = page.url.searchParams.get('theme')
    const style = pictureStyle(PICTURE_THEMES.find((name) => name === asked && name !== 'auto') ?? 'light')
    const size = readPictureSize(page.url.searchParams)
    const svg = framePicture(await chart.load(page), { ...(size ?? PREVIEW), style, zoom: size ? 1 : 1.4 })
    return new Response(svg, {
      headers: { 'content-type': 'image/svg+xml; charset=utf-8', 'cache-control': 'public, max-age=60' },
    })
  } catch (thrown) {
    const { message, status } = readProblem(thrown)
    return text(message, status)
  }
}

const text = (message: string, status: number): Response => new Response(`${message}\n`, { status })
