import { Card } from '../components/card.tsx'
import { ChoiceLinks } from './choice-links.tsx'
import type { ChoiceLink } from './price-links.ts'
import { MARKET_TITLES } from './price-markets.ts'
import type { StatsLine } from './prices-page.ts'
import { SeriesLine } from './series-line.tsx'
import { STATS_COLUMNS } from './stats-columns.ts'

interface StatsCardProps {
  lines: readonly StatsLine[]
  scope: string
  blocks: readonly ChoiceLink[]
}

/** Prices of the range summed up, and the highest intervals. */
export function StatsCard({ lines, scope, blocks }: StatsCardProps): React.ReactNode {
  const isNarrowed = blocks.some(({ current }, index) => current && index > 0)
  if (lines.length === 0 && !isNarrowed) return null
  return (
    <Card
      id="price-stats"
      title="In numbers"
      scope={scope}
      tools={<ChoiceLinks label="Hours" links={blocks} />}
      footer={`Of all ${isNarrowed ? 'these hours' : 'intervals'} of the range, none left out`}
    >
      {lines.length === 0 ? <p>The range has none of these hours.</p> : null}
      <section
        className="table-scroll stats-scroll"
        aria-label="Prices in numbers"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
      >
        <table className="stats-table">
          <thead>
            <tr>
              <th scope="col">Prices</th>
              {STATS_COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ location, market, mark, cells }) => (
              <tr key={`${market} ${location}`}>
                <th scope="row">
                  <SeriesLine mark={mark} /> {location} <span className="dim">{MARKET_TITLES[market]}</span>
                </th>
                {cells.map((cell, index) => (
                  <td key={STATS_COLUMNS[index]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <details className="as-table top-intervals">
        <summary>The ten highest intervals of each</summary>
        <div className="top-lists">
          {lines.map(({ location, market, mark, top }) => (
            <section key={`${market} ${location}`}>
              <h3>
                <SeriesLine mark={mark} /> {location} <span className="dim">{MARKET_TITLES[market]}</span>
              </h3>
              <ol>
                {top.map(({ text, usd }) => (
                  <li key={text}>
                    <span>{text}</span> <b>{usd}</b>
                  </li>
                ))}
              </ol>
            </section>
          ))}
        </div>
      </details>
    </Card>
  )
}
