import type { CleanView } from './clean-view.ts'

/** The next hours in a row that are clean, from when to when. */
export function NextCard({ view: { next, others, unit } }: { view: CleanView }): React.ReactNode {
  return (
    <section className="card clean-next" aria-labelledby="next-title">
      <h2 id="next-title">Next clean window</h2>
      {next ? (
        <>
          <p className="clean-when">{upper(next.when)}</p>
          <p className="clean-words">
            {next.isNow ? 'It is open now. ' : ''}
            {next.hours}, {next.value} {unit} on average.
          </p>
          <p className="dim">Forecast: {next.note}.</p>
          {others.length > 0 ? <p className="dim">Then: {others.map(upper).join('; ')}.</p> : null}
        </>
      ) : (
        <p>No window can be forecast: too few hours are known.</p>
      )}
    </section>
  )
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
