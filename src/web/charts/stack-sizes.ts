import type { ChartSize } from './time-chart.server.ts'

/** A stack is drawn for narrow, middle and wide cards; the stylesheet shows the one that fits. */
export const STACK_SIZES: readonly (ChartSize & { size: 's' | 'm' | 'l' })[] = Object.freeze([
  { size: 's', width: 340, height: 340 },
  { size: 'm', width: 640, height: 400 },
  { size: 'l', width: 1080, height: 560 },
])
