import type { PointsView } from './gallery-view.ts'

/** What a score is made of, on a scale from 0 to 100. */
export function PointsBar({ points }: { points: readonly PointsView[] }): React.ReactNode {
  const text = points.map(({ label, points: each }) => `${label} ${each.toFixed(1)}`).join(', ')
  let from = 0
  return (
    <svg
      className="points-bar"
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      role="img"
      aria-label={`Points: ${text}`}
    >
      <rect className="points-ground" width="100" height="6" />
      {points.map(({ name, points: each }) => {
        const x = from
        from += each
        return <rect key={name} className={`points-${name}`} x={x} width={each} height="6" />
      })}
    </svg>
  )
}
