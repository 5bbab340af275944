import type { WhyView } from './day-view.ts'

const WIDTH = 240
const PAD = 8
const place = (share: number) => PAD + share * (WIDTH - 2 * PAD)

/** Where a value lies among those of the window: ends, quartiles, middle, and the day itself. */
export function WindowStrip({ strip, label }: { strip: WhyView['strip']; label: string }): React.ReactNode {
  const { at, p25, median, p75, min, max } = strip
  return (
    <figure className="strip">
      <svg
        viewBox={`0 0 ${WIDTH} 24`}
        role="img"
        aria-label={`${label} in the window: from ${min} to ${max}; this day at ${Math.round(at * 100)} % of the way.`}
      >
        <path className="strip-line" d={`M${place(0)} 12H${place(1)}`} />
        <rect
          className="strip-box"
          x={place(p25)}
          y="6"
          width={Math.max(1, place(p75) - place(p25))}
          height="12"
          rx="2"
        />
        <path className="strip-median" d={`M${place(median)} 5V19`} />
        <circle className="strip-day" cx={place(at)} cy="12" r="6" />
      </svg>
      <figcaption aria-hidden="true">
        <span>{min}</span>
        <span>{max}</span>
      </figcaption>
    </figure>
  )
}
