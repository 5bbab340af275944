import type { ScoreBinView } from './gallery-view.ts'

/** How many days have a score in each ten points. */
export function ScoreBars({ bins }: { bins: readonly ScoreBinView[] }): React.ReactNode {
  const most = Math.max(1, ...bins.map(({ count }) => count))
  return (
    <ol className="score-bars">
      {bins.map(({ label, count }) => (
        <li key={label}>
          <span className="score-count">{count === 0 ? <span className="dim">0</span> : count}</span>
          <svg viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect className="score-bar" x="0" width="10" y={100 - (100 * count) / most} height={(100 * count) / most} />
          </svg>
          <span className="score-label">
            <span className="sr-only">{count === 1 ? 'day' : 'days'} of score </span>
            {label}
          </span>
        </li>
      ))}
    </ol>
  )
}
