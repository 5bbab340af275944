import { CHART_MARGIN } from '../charts/chart-margin.ts'

/** Where time runs in a figure, in its pixels. */
export interface PlotArea {
  leftPx: number
  widthPx: number
}

/** The plot area of a figure's first pane: of the drawing in sight, which grows with the page, or of the canvas, which does not. */
export function plotAreaOf(figure: HTMLElement): PlotArea | undefined {
  const canvas = figure.querySelector<HTMLElement>('.dense-slot')
  const svg = [...figure.querySelectorAll<SVGSVGElement>('.plot > svg')].find((one) => one.clientWidth > 0)
  const shown = canvas ?? svg
  if (!shown) return undefined
  const box = shown.getBoundingClientRect()
  const zoom = canvas || !svg ? 1 : box.width / svg.viewBox.baseVal.width
  return {
    leftPx: box.left - figure.getBoundingClientRect().left + CHART_MARGIN.left * zoom,
    widthPx: box.width - (CHART_MARGIN.left + CHART_MARGIN.right) * zoom,
  }
}

/** Where in the plot area of a figure a point of the screen lies: 0 at its start, 1 at its end; undefined where nothing is drawn. */
export function plotShare(figure: HTMLElement, clientX: number): { share: number; widthPx: number } | undefined {
  const area = plotAreaOf(figure)
  if (!area) return undefined
  return {
    share: (clientX - figure.getBoundingClientRect().left - area.leftPx) / area.widthPx,
    widthPx: area.widthPx,
  }
}
