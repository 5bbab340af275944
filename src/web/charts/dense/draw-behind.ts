import type uPlot from 'uplot'
import type { DenseTheme } from './dense-theme.ts'

const BAND_OPACITY = 0.35
/** A band shorter than this is still seen. */
const LEAST_PX = 1

/** Stretches of time behind the lines, as the drawings have them. */
export function drawBands(plot: uPlot, bands: readonly { fromMs: number; toMs: number }[], theme: DenseTheme): void {
  const { ctx, bbox } = plot
  const right = bbox.left + bbox.width
  ctx.save()
  ctx.fillStyle = theme.adder
  ctx.globalAlpha = BAND_OPACITY
  for (const { fromMs, toMs } of bands) {
    const from = Math.max(bbox.left, plot.valToPos(fromMs / 1000, 'x', true))
    const to = Math.min(right, plot.valToPos(toMs / 1000, 'x', true))
    if (to >= from) ctx.fillRect(from, bbox.top, Math.max(LEAST_PX, to - from), bbox.height)
  }
  ctx.restore()
}

/** The line at zero, over the grid. */
export function drawZero(plot: uPlot, theme: DenseTheme): void {
  const { ctx, bbox } = plot
  const y = Math.round(plot.valToPos(0, 'y', true))
  if (y < bbox.top || y > bbox.top + bbox.height) return
  ctx.save()
  ctx.fillStyle = theme.zero
  ctx.fillRect(bbox.left, y, bbox.width, Math.max(1, Math.round(window.devicePixelRatio)))
  ctx.restore()
}
