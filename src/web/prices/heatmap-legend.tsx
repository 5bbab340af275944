import { HEATMAP_BINS, heatmapClass } from '../charts/heatmap-bins.ts'

/** Colours of a heat map, with the caps by name. */
export function HeatmapLegend({ cap, floor }: { cap: string; floor: string }): React.ReactNode {
  return (
    <p className="heatmap-legend">
      <span>{floor} and below</span>
      <svg viewBox="0 0 210 12" width="220" height="14" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {HEATMAP_BINS.map((bin, index) => (
          <rect key={bin} className={heatmapClass(bin)} x={index * 10} width="10" height="12" />
        ))}
      </svg>
      <span>{cap} and above</span>
      <span className="dim">
        middle: about zero · empty: no price, or an hour the clock skips · halves: an hour that comes twice
      </span>
    </p>
  )
}
