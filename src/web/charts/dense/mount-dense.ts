import 'uplot/dist/uPlot.min.css'
import uPlot from 'uplot'
import { CHART_MARGIN } from '../chart-margin.ts'
import { SYMLOG_CONSTANT, type ValueScale } from '../dense-domain.ts'
import { alignSeries, type DensePaneData } from './dense-data.ts'
import { type DenseTheme, readTheme } from './dense-theme.ts'
import { createAxisTexts } from './dense-ticks.ts'
import { drawBands, drawZero } from './draw-behind.ts'
import { drawCutOff } from './draw-cut-off.ts'
import { type DenseMoment, drawMoment } from './draw-moment.ts'
import { linePaths } from './line-paths.ts'

export interface DenseView {
  fromMs: number
  toMs: number
  zone: string
  scale: ValueScale
  moment: DenseMoment | undefined
}

/** Panes on canvases, over each other. */
export interface DenseHandle {
  /** Moves all panes to a stretch of time, within one frame. */
  setWindow(fromMs: number, toMs: number): void
  setData(panes: readonly DensePaneData[], view: DenseView): void
  /** Other data, the window where it is. */
  setPanes(panes: readonly DensePaneData[]): void
  /** Colours of the page's theme, read anew. */
  redraw(): void
  destroy(): void
}

/** Draws panes into `slots`, one each, as high as these are. */
export function mountDense(
  slots: readonly HTMLElement[],
  panes: readonly DensePaneData[],
  view: DenseView,
): DenseHandle {
  const shown: Shown = { theme: readTheme(document.documentElement), panes, moment: view.moment }
  const plots = slots.map((slot, index) => createPlot(slot, index, view, shown))
  const observer = new ResizeObserver(() => {
    for (const [index, plot] of plots.entries()) plot.setSize(sizeOf(slots[index] as HTMLElement))
  })
  for (const slot of slots) observer.observe(slot)
  const setWindow = (fromMs: number, toMs: number) => {
    for (const plot of plots) plot.setScale('x', { min: fromMs / 1000, max: toMs / 1000 })
  }
  const setPanes = (next: readonly DensePaneData[]) => {
    shown.panes = next
    for (const [index, plot] of plots.entries()) {
      const { min = null, max = null } = plot.scales['x'] ?? {}
      plot.setData(alignSeries(next[index]?.series ?? []) as uPlot.AlignedData, false)
      if (min !== null && max !== null) plot.setScale('x', { min, max })
    }
  }
  return {
    setWindow,
    setPanes,
    setData(next, { fromMs, toMs, moment }) {
      shown.moment = moment
      setPanes(next)
      setWindow(fromMs, toMs)
    },
    redraw() {
      shown.theme = readTheme(document.documentElement)
      for (const plot of plots) plot.redraw(false, true)
    },
    destroy() {
      observer.disconnect()
      for (const plot of plots) plot.destroy()
    },
  }
}

/** What the canvases draw from now. */
interface Shown {
  theme: DenseTheme
  panes: readonly DensePaneData[]
  moment: DenseMoment | undefined
}

function createPlot(slot: HTMLElement, index: number, view: DenseView, shown: Shown): uPlot {
  const pane = shown.panes[index]
  const hasTimes = index === shown.panes.length - 1
  const theme = () => shown.theme
  const texts = createAxisTexts(view.zone)
  const axis = {
    stroke: () => theme().text,
    font: '12px system-ui, sans-serif',
    grid: { stroke: () => theme().grid, width: 1 },
    ticks: { show: false },
  }
  const options: uPlot.Options = {
    ...sizeOf(slot),
    padding: [CHART_MARGIN.top, CHART_MARGIN.right, hasTimes ? 0 : 10, 0],
    legend: { show: false },
    cursor: { show: false },
    select: { show: false, left: 0, top: 0, width: 0, height: 0 },
    // The library's own zoned dates: it knows no Temporal.
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), view.zone),
    hooks: {
      drawClear: [(plot) => drawBands(plot, shown.panes[index]?.bands ?? [], theme())],
      drawAxes: [(plot) => drawZero(plot, theme())],
      draw: [
        ...(view.scale === 'clamp' && pane ? [(plot: uPlot) => drawCutOff(plot, pane.domain, theme().strongText)] : []),
        (plot) => shown.moment && drawMoment(plot, shown.moment, theme()),
      ],
    },
    scales: {
      x: { time: true, min: view.fromMs / 1000, max: view.toMs / 1000, auto: false },
      y: scaleOf(view.scale, pane?.domain ?? [0, 1]),
    },
    axes: [
      {
        ...axis,
        size: hasTimes ? CHART_MARGIN.bottom : 0,
        values: (_, seconds) => (hasTimes ? texts(seconds) : seconds.map(() => '')),
        space: 64,
      },
      {
        ...axis,
        size: CHART_MARGIN.left,
        values: (_, values) => values.map((value) => (value === null ? '' : value.toLocaleString('en-US'))),
      },
    ],
    series: [
      {},
      ...(pane?.series ?? []).map(
        ({ mark }): uPlot.Series => ({
          stroke: () => theme().series[mark - 1] ?? theme().text,
          width: 1.6,
          points: { show: false },
          paths: linePaths(DASHES[mark - 1] ?? []),
        }),
      ),
    ],
  }
  return new uPlot(options, alignSeries(pane?.series ?? []) as uPlot.AlignedData, slot)
}

/** As in the stylesheet of the drawings. */
const DASHES: readonly number[][] = [[], [7, 2], [2, 2], [8, 2, 2, 2], [12, 3], [4, 3]]

function scaleOf(scale: ValueScale, [low, high]: readonly [number, number]): uPlot.Scale {
  if (scale === 'clamp') return { range: [low, high] }
  const range = (_: uPlot, min: number | null, max: number | null): [number, number] => {
    const [bottom, top] = [Math.min(0, min ?? 0), Math.max(0, max ?? 1)]
    const room = (top - bottom || 1) * 0.05
    return [bottom < 0 ? bottom - room : 0, top > 0 ? top + room : 0]
  }
  return scale === 'symlog' ? { distr: 4, asinh: SYMLOG_CONSTANT, range } : { range }
}

const sizeOf = (slot: HTMLElement) => ({ width: slot.clientWidth, height: slot.clientHeight })
