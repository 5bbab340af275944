import { Markup } from '../charts/drawn.tsx'
import { Card } from '../components/card.tsx'
import type { DayView } from './day-view.ts'

/** What the day was powered by. */
export function FuelsCard({ view }: { view: DayView }): React.ReactNode {
  const { fuels } = view
  if (!fuels) return null
  return (
    <Card id="fuels" title="Fuel mix of the day" scope={view.scope} footer={view.source}>
      <div className="duck-mix">
        <div>
          {fuels.drawings.map(({ id, markup, size }) => (
            <Markup key={id} id={id} markup={markup} className={`plot plot-stack-${size}`} />
          ))}
        </div>
        <div className="duck-wrap">
          <table>
            <caption>Generation of the day</caption>
            <thead>
              <tr>
                <th scope="col">Fuel</th>
                <th scope="col">MWh</th>
                <th scope="col">Share</th>
              </tr>
            </thead>
            <tbody>
              {fuels.rows.toReversed().map(({ fuel, name, total, share }) => (
                <tr key={fuel}>
                  <th scope="row">
                    <svg className="fuel-key" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
                      <rect className={`layer fuel-${fuel}`} width="12" height="12" rx="2" />
                    </svg>
                    {name}
                  </th>
                  <td>{total}</td>
                  <td>{share}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Card>
  )
}
