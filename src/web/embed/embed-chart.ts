import type { ChartSize } from '../charts/time-chart.server.ts'
import type { PageContext } from '../state/page-context.ts'

/** What an embed or a preview image shows: the page's own chart with what must stand beside it. */
export interface EmbedPicture {
  /** A sentence or a name: the finding, where there is one. */
  title: string
  /** What it is of: `ERCO · Mon, Jun 10, 2024 · MW · CDT`. */
  scope: string
  /** Whose data, how new: `EIA-930, simulated · last hour ended Mon, Jun 10, 19:00 CDT`. */
  source: string
  /** Lines to be told apart: CSS class of the stroke, and its name. */
  legend?: readonly { className: string; label: string }[]
  /** Draws the chart for so much room, as SVG markup with the page's CSS classes. */
  draw(size: ChartSize): string
  /** The page it is of. */
  href: string
}

/** A chart that stands alone: at `/embed/<id>`, `/og/<id>.svg` and `/og/<id>.png`. Its query is its page's. */
export interface EmbedChart {
  id: string
  /** Of the chart, without data. */
  name: string
  /** The embed's query for the address of a page that shows this chart; undefined where the page does not. */
  fromPage(url: URL): URLSearchParams | undefined
  /** Reads what the page reads. Throws what the page's loader throws. */
  load(page: PageContext): Promise<EmbedPicture>
}
