import type uPlot from 'uplot'

const SIZE_PX = 4

/** Triangles at the edge of a clamped axis where values lie beyond it. */
export function drawCutOff(plot: uPlot, [low, high]: readonly [number, number], colour: string): void {
  const { ctx, bbox } = plot
  const size = SIZE_PX * (window.devicePixelRatio || 1)
  const starts = plot.data[0]
  const { min = 0, max = 0 } = plot.scales['x'] ?? {}
  ctx.save()
  ctx.fillStyle = colour
  for (const values of plot.data.slice(1)) {
    for (let index = 0; index < starts.length; index++) {
      const value = values?.[index]
      const start = starts[index] ?? 0
      if (value == null || (value <= high && value >= low) || start < (min ?? 0) || start > (max ?? 0)) continue
      const x = plot.valToPos(start, 'x', true)
      const [edge, inward] = value > high ? [bbox.top, size * 2] : [bbox.top + bbox.height, -size * 2]
      ctx.beginPath()
      ctx.moveTo(x, edge)
      ctx.lineTo(x - size, edge + inward)
      ctx.lineTo(x + size, edge + inward)
      ctx.fill()
    }
  }
  ctx.restore()
}
