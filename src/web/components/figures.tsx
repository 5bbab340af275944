import type { Figure } from '../pulse/shown-card.ts'
import { SeriesMark } from './series-mark.tsx'

/** A card's main numbers. */
export function Figures({ figures }: { figures: readonly Figure[] }): React.ReactNode {
  return (
    <dl className="figures">
      {figures.map(({ label, value, unit, note, series }) => (
        <div key={label} className="figure">
          <dt>
            {series === undefined ? null : <SeriesMark series={series} />}
            {label}
          </dt>
          <dd>
            <span className="value">{value}</span> <span className="unit">{unit}</span>
            <span className="note">{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
