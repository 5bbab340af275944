import type { CleanStripView } from './day-view.ts'
import { KeptUnits } from './kept-units.tsx'

/** The hours of the day from clean to dirty, and where the coming ones stand. */
export function CleanStrip({ strip }: { strip: CleanStripView }): React.ReactNode {
  return (
    <section className="clean-strip" aria-labelledby="clean-strip-title">
      <div className="strip-words">
        <h2 id="clean-strip-title">Cleanest hours</h2>
        <p>
          <KeptUnits text={strip.text} />
        </p>
        {strip.next === undefined ? null : (
          <p>
            <strong>Next clean window:</strong> {strip.next}.
          </p>
        )}
        <p>
          <a href={strip.aheadHref}>Clean hours ahead</a>
        </p>
      </div>
      <div>
        <ol className="strip-hours">
          {strip.hours.map(({ key, label, quartile, tick }) => (
            <li key={key} className={`strip-${quartile}`} title={label}>
              <span className="sr-only">{label}</span>
              {tick === undefined ? null : <span aria-hidden="true">{tick}</span>}
            </li>
          ))}
        </ol>
        <p className="note">
          <KeptUnits text={strip.scale} />
        </p>
      </div>
    </section>
  )
}
