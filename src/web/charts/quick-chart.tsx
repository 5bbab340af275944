import { niceTicks } from './nice-ticks.ts'
import { type TimePoint, thinPoints } from './thin-points.ts'

export interface QuickChartProps {
  label: string
  series: readonly { name: string; points: readonly TimePoint[] }[]
  /** Lines that are not drawn. */
  more: number
  /** A moment in words, its zone included. */
  timeText: (ms: number) => string
}

interface QuickSize {
  name: 'wide' | 'narrow'
  width: number
  height: number
  margin: { left: number; right: number; top: number; bottom: number }
  /** Moments that are written: in one line, or the first over the last where they would meet. */
  times: number
}

const SIZES: readonly QuickSize[] = [
  { name: 'wide', width: 900, height: 300, margin: { left: 66, right: 16, top: 12, bottom: 30 }, times: 4 },
  { name: 'narrow', width: 340, height: 250, margin: { left: 62, right: 12, top: 12, bottom: 46 }, times: 2 },
]
/** Two points a pixel, about. */
const BUCKETS = 700

/** Lines over time, drawn without a chart library: small enough to draw anything that somebody asks. */
export function QuickChart({ series, more, ...drawn }: QuickChartProps): React.ReactNode {
  return (
    <figure className="quick-chart">
      {SIZES.map((size) => (
        <div key={size.name} className={`quick-${size.name}`}>
          <QuickDrawing size={size} series={series} {...drawn} />
        </div>
      ))}
      <figcaption>
        <ul className="quick-key">
          {series.map(({ name }, at) => (
            <li key={name}>
              <svg viewBox="0 0 22 10" width="22" height="10" aria-hidden="true" focusable="false">
                <path className={`quick-line quick-line-${at + 1}`} d="M1 5H21" />
              </svg>
              {name}
            </li>
          ))}
          {more > 0 ? <li className="dim">and {more} more, which are not drawn</li> : null}
        </ul>
      </figcaption>
    </figure>
  )
}

type QuickDrawingProps = Omit<QuickChartProps, 'more'> & { size: QuickSize }

function QuickDrawing({ size, label, series, timeText }: QuickDrawingProps): React.ReactNode {
  const { width, height, margin } = size
  const all = series.flatMap(({ points }) => points)
  const [fromMs, toMs] = bounds(all.map(({ ms }) => ms))
  const ticks = niceTicks(...bounds(all.map(({ value }) => value)), 5)
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)]
  const x = (ms: number) => margin.left + ((ms - fromMs) / (toMs - fromMs || 1)) * (width - margin.left - margin.right)
  const y = (value: number) =>
    margin.top + (1 - (value - low) / (high - low || 1)) * (height - margin.top - margin.bottom)
  const last = size.times - 1
  const times = Array.from({ length: size.times }, (_, at) => fromMs + ((toMs - fromMs) * at) / last)
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {ticks.map((tick) => (
        <g key={tick}>
          <path className="quick-rule" d={`M${margin.left} ${y(tick).toFixed(1)}H${width - margin.right}`} />
          <text x={margin.left - 8} y={y(tick) + 4} textAnchor="end">
            {tick.toLocaleString('en-US')}
          </text>
        </g>
      ))}
      {times.map((ms, at) => (
        <text
          key={ms}
          x={x(ms)}
          y={height - (size.name === 'narrow' && at < last ? 26 : 8)}
          textAnchor={at === 0 ? 'start' : at === last ? 'end' : 'middle'}
        >
          {timeText(ms)}
        </text>
      ))}
      {series.map(({ name, points }, at) => (
        <path
          key={name}
          className={`quick-line quick-line-${at + 1}`}
          d={linePath(thinPoints(points, BUCKETS), x, y)}
        />
      ))}
    </svg>
  )
}

function bounds(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([least, greatest], value) => [Math.min(least, value), Math.max(greatest, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )
}

const linePath = (points: readonly TimePoint[], x: (ms: number) => number, y: (value: number) => number): string =>
  points.map(({ ms, value }, at) => `${at === 0 ? 'M' : 'L'}${x(ms).toFixed(1)} ${y(value).toFixed(1)}`).join('')
