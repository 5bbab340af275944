import type { EmbedChart } from './embed-chart.ts'
import { iframeSnippet } from './iframe-snippet.ts'

const DEFAULT_SIZE = { width: 960, height: 540 }

export interface OembedAnswer {
  status: number
  body: Record<string, string | number>
}

/** Answers an oEmbed request (oembed.com): 404 for addresses without a chart, 501 for other formats than JSON. */
export function answerOembed(asked: URL, charts: readonly EmbedChart[]): OembedAnswer {
  const { searchParams, origin } = asked
  const format = searchParams.get('format') ?? 'json'
  if (format !== 'json') return refuse(501, `the format ${format.slice(0, 20)} is not made; ask for format=json`)
  const url = searchParams.get('url')
  if (url === null) return refuse(400, 'say which page: url=…')
  const page = URL.canParse(url) ? new URL(url) : undefined
  const found = page && page.origin === origin ? findChart(page, charts) : undefined
  if (!found) return refuse(404, 'there is no chart at this address')
  const width = bounded(searchParams.get('maxwidth'), DEFAULT_SIZE.width)
  const height = bounded(searchParams.get('maxheight'), Math.max(300, Math.round(width * 0.5625)))
  const query = found.query.toString()
  const path = `${found.chart.id}${query === '' ? '' : `?${query}`}`
  return {
    status: 200,
    body: {
      version: '1.0',
      type: 'rich',
      title: titleOf(found.chart, found.query),
      provider_name: 'gridlake',
      provider_url: origin,
      cache_age: 300,
      width,
      height,
      html: iframeSnippet(`${origin}/embed/${path}`, titleOf(found.chart, found.query), { width, height }),
      thumbnail_url: `${origin}/og/${path.replace(found.chart.id, `${found.chart.id}.png`)}`,
      thumbnail_width: 1200,
      thumbnail_height: 630,
    },
  }
}

function findChart(page: URL, charts: readonly EmbedChart[]) {
  for (const chart of charts) {
    const isOwn = page.pathname === `/embed/${chart.id}`
    const query = isOwn ? page.searchParams : chart.fromPage(page)
    if (query) return { chart, query }
  }
  return undefined
}

const titleOf = (chart: EmbedChart, query: URLSearchParams): string =>
  [chart.name, query.get('ba'), query.get('date')].filter((part) => part !== null).join(' · ')

/** Within what the reader's page has room for. */
function bounded(text: string | null, otherwise: number): number {
  const most = text !== null && /^\d{1,5}$/.test(text) ? Number(text) : otherwise
  return Math.max(200, Math.min(otherwise, most))
}

const refuse = (status: number, error: string): OembedAnswer => ({ status, body: { error } })
