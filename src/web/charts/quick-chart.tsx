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

const [WIDTH, HEIGHT] = [900, 300]
const MARGIN = { left: 66, right: 16, top: 12, bottom: 30 }
const TIMES = 4
/** Two points a pixel, about. */
const BUCKETS = 700

/** Lines over time, drawn without a chart library: small enough to draw anything that somebody asks. */
export function QuickChart({ label, series, more, timeText }: QuickChartProps): React.ReactNode {
  const all = series.flatMap(({ points }) => points)
  const [fromMs, toMs] = bounds(all.map(({ ms }) => ms))
  const ticks = niceTicks(...bounds(all.map(({ value }) => value)), 5)
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)]
  const x = (ms: number) => MARGIN.left + ((ms - fromMs) / (toMs - fromMs || 1)) * (WIDTH - MARGIN.left - MARGIN.right)
  const y = (value: number) =>
    MARGIN.top + (1 - (value - low) / (high - low || 1)) * (HEIGHT - MARGIN.top - MARGIN.bottom)
  const times = Array.from({ length: TIMES }, (_, at) => fromMs + ((toMs - fromMs) * at) / (TIMES - 1))
  return (
    <figure className="quick-chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        {ticks.map((tick) => (
          <g key={tick}>
            <path className="quick-rule" d={`M${MARGIN.left} ${y(tick).toFixed(1)}H${WIDTH - MARGIN.right}`} />
            <text x={MARGIN.left - 8} y={y(tick) + 4} textAnchor="end">
              {tick.toLocaleString('en-US')}
            </text>
          </g>
        ))}
        {times.map((ms, at) => (
          <text
            key={ms}
            x={x(ms)}
            y={HEIGHT - 8}
            className={at % 3 === 0 ? undefined : 'quick-inner'}
            textAnchor={at === 0 ? 'start' : at === TIMES - 1 ? 'end' : 'middle'}
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

function bounds(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([least, greatest], value) => [Math.min(least, value), Math.max(greatest, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )
}

const linePath = (points: readonly TimePoint[], x: (ms: number) => number, y: (value: number) => number): string =>
  points.map(({ ms, value }, at) => `${at === 0 ? 'M' : 'L'}${x(ms).toFixed(1)} ${y(value).toFixed(1)}`).join('')
