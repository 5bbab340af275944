import type { ChartSize } from '../charts/time-chart.server.ts'

/** `width` and `height` of a query, within what can be read; undefined where it names no width. */
export function readPictureSize(params: URLSearchParams): ChartSize | undefined {
  const width = whole(params.get('width'), 280, 1600)
  if (width === undefined) return undefined
  return { width, height: whole(params.get('height'), 260, 1200) ?? Math.max(360, Math.round(width * 0.5625)) }
}

function whole(text: string | null, least: number, most: number): number | undefined {
  return text !== null && /^\d{1,5}$/.test(text) ? Math.min(most, Math.max(least, Number(text))) : undefined
}
