import type uPlot from 'uplot'
import type { DenseTheme } from './dense-theme.ts'

/** The moment that a page speaks of: `now`, or `as of`. */
export interface DenseMoment {
  epochMs: number
  label: string
}

/** A dashed rule with its word above, where the moment is in sight. */
export function drawMoment(plot: uPlot, { epochMs, label }: DenseMoment, theme: DenseTheme): void {
  const { ctx, bbox } = plot
  const x = plot.valToPos(epochMs / 1000, 'x', true)
  if (x <= bbox.left || x >= bbox.left + bbox.width) return
  const px = window.devicePixelRatio
  ctx.save()
  ctx.strokeStyle = theme.strongText
  ctx.fillStyle = theme.strongText
  ctx.lineWidth = 1.5 * px
  ctx.setLineDash([4 * px, 3 * px])
  ctx.beginPath()
  ctx.moveTo(x, bbox.top)
  ctx.lineTo(x, bbox.top + bbox.height)
  ctx.stroke()
  ctx.font = `650 ${12 * px}px system-ui, sans-serif`
  ctx.textAlign = 'center'
  ctx.fillText(label, x, bbox.top - 5 * px)
  ctx.restore()
}
