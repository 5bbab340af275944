const KEYS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['/'], 'go to the search'],
  [['Ctrl K', '⌘ K'], 'find a page, an authority, a dataset, a series'],
  [['[', ']'], 'previous and next period'],
  [['?'], 'this help'],
  [['←', '→'], 'on a chart: one interval back or on; with Shift ten'],
  [['Home', 'End'], 'on a chart: the first and the last interval'],
  [['Esc'], 'close what is open, let go of the chart'],
]

const WORDS: readonly (readonly [term: string, meaning: string])[] = [
  ['Balancing authority', 'Who keeps supply and demand even in a part of the grid: ERCO is Texas, CISO California.'],
  ['As of', 'What the world had published by a moment. Later corrections and forecasts are left out.'],
  ['Net load', 'Demand less solar, unless a page says otherwise: what the other plants must follow.'],
  ['Hour ending', 'HE 14 is the hour from 13:00 to 14:00 on the market’s clock.'],
  ['Interchange', 'Power that flows to neighbours, less what comes from them.'],
  ['Settlement point', 'A place that has a price: a hub, a load zone, a node.'],
  ['LMP', 'Price at a place: energy, congestion and losses together.'],
  ['Carbon intensity', 'CO₂ of the generation in an hour, per kWh. An average, not what one more kWh would cause.'],
  ['Simulated', 'Made by the digital twin, a small grid with a known truth. Not the real one.'],
]

/** The keys of the app and the words of the field. */
export function HelpText(): React.ReactNode {
  return (
    <div className="help-text">
      <dl className="keys">
        {KEYS.map(([keys, does]) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <dl className="words">
        {WORDS.map(([term, meaning]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
