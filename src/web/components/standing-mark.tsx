const SHAPES = {
  fresh: <circle cx="6" cy="6" r="5" />,
  late: <path d="M6 1 11.5 11H.5z" />,
  stale: <path d="M1 1h10v10H1z" />,
  expected: <path d="M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1zm0 2a3 3 0 1 1 0 6 3 3 0 0 1 0-6z" />,
  none: <path d="M1 5h10v2H1z" />,
} as const

/** A shape for how new data are; the word stands beside it. */
export function StandingMark({ standing }: { standing: keyof typeof SHAPES }): React.ReactNode {
  return (
    <svg className="mark" viewBox="0 0 12 12" width="10" height="10" aria-hidden="true" focusable="false">
      {SHAPES[standing]}
    </svg>
  )
}
