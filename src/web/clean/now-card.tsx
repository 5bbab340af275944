import { FreshnessBadge } from '../components/freshness-badge.tsx'
import type { CleanView } from './clean-view.ts'

const QUARTILE = { low: 1, below_usual: 2, above_usual: 3, high: 4 } as const

/** Intensity of the current hour, in a number and in words; beside it the newest hour that is reported. */
export function NowCard({ view }: { view: CleanView }): React.ReactNode {
  const { now, newest, unit, isPast } = view
  return (
    <section className="card clean-now" aria-labelledby="now-title">
      <h2 id="now-title">{isPast ? 'At that moment' : 'Now'}</h2>
      {now ? (
        <>
          <p className="clean-pill">
            <svg viewBox="0 0 14 14" width="22" height="22" aria-hidden="true" focusable="false">
              <rect
                x="1"
                y="1"
                width="12"
                height="12"
                rx="6"
                className={`swatch co2-${now.level ? QUARTILE[now.level] : 'none'}`}
              />
            </svg>
            <span className="value">{now.value}</span> <span className="unit">{unit}</span>
            <strong className="clean-level">{now.levelText}</strong>
          </p>
          <p className="clean-words">{sentence(now.comparison)}</p>
          <p className="dim">Estimate for {now.hour}, by the forecast below: generation is published later.</p>
        </>
      ) : (
        <p>This hour cannot be estimated: no earlier hour like it is known.</p>
      )}
      <div className="clean-newest">
        <p>
          Last reported: <strong>{newest.value}</strong> {unit}, {newest.hour}
        </p>
        <FreshnessBadge age={newest.age} />
      </div>
    </section>
  )
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
