import { Card } from '../components/card.tsx'
import type { CleanView } from './clean-view.ts'

/** Who made the energy, and who its emissions. */
export function MixCard({ view: { mix } }: { view: CleanView }): React.ReactNode {
  const title = 'What drives it'
  return (
    <Card id="mix" title={title} scope={mix.scope} menu={mix.menu} footer={mix.notes.join(' ')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be in reach of the keyboard */}
      <section className="table-wide" tabIndex={0} aria-label={`${title}: table`}>
        <table className="mix">
          <thead>
            <tr>
              <th scope="col">Fuel</th>
              <th scope="col">MWh</th>
              <th scope="col">Generation</th>
              <th scope="col">Emissions</th>
            </tr>
          </thead>
          <tbody>
            {mix.fuels.map(({ fuel, name, mwh, generation, emissions, share, emissionsShare }) => (
              <tr key={fuel}>
                <th scope="row">
                  <Bar fuel={fuel} share={1} />
                  {name}
                </th>
                <td>{mwh}</td>
                <td>
                  {generation}
                  <Bar fuel={fuel} share={share} wide />
                </td>
                <td>
                  {emissions}
                  <Bar fuel={fuel} share={emissionsShare} wide />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  )
}

function Bar({ fuel, share, wide = false }: { fuel: string; share: number; wide?: boolean }): React.ReactNode {
  return (
    <svg
      className={wide ? 'mix-bar' : 'mix-swatch'}
      viewBox={wide ? '0 0 100 6' : '0 0 12 12'}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect
        width={wide ? Math.max(share * 100, share > 0 ? 0.5 : 0) : 12}
        height={wide ? 6 : 12}
        className={`layer fuel-${fuel}`}
      />
    </svg>
  )
}
