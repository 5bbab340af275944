/** A stroke as the chart draws it for that series. */
export function SeriesMark({ series }: { series: string }): React.ReactNode {
  return (
    <svg className="series-mark" viewBox="0 0 22 10" width="22" height="10" aria-hidden="true" focusable="false">
      <g className={`line ${series}`}>
        <path d="M1 5H21" />
      </g>
    </svg>
  )
}
