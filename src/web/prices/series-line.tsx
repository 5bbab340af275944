/** A piece of a series' line, for legends. */
export function SeriesLine({ mark }: { mark: number }): React.ReactNode {
  return (
    <svg className="series-line" viewBox="0 0 24 10" width="24" height="10" aria-hidden="true" focusable="false">
      <path className={`line series-${mark}`} d="M0 5H24" />
    </svg>
  )
}
