/** The stretch of time that a dataset covers, within the one that all do. Shares are 0 to 1. */
export interface Coverage {
  fromShare: number
  toShare: number
  /** `2024-03-09 to 2026-06-10`. */
  words: string
}

const WIDTH = 200

export function CoverageBar({ coverage }: { coverage: Coverage | undefined }): React.ReactNode {
  if (coverage === undefined) return <span className="dim">nothing yet</span>
  const { fromShare, toShare, words } = coverage
  return (
    <span className="coverage">
      <svg viewBox={`0 0 ${WIDTH} 8`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect className="coverage-all" width={WIDTH} height="8" rx="2" />
        <rect
          className="coverage-held"
          x={fromShare * WIDTH}
          width={Math.max(3, (toShare - fromShare) * WIDTH)}
          height="8"
          rx="2"
        />
      </svg>
      <span className="dim">{words}</span>
    </span>
  )
}
