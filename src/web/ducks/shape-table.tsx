import { Card } from '../components/card.tsx'
import type { DayView } from './day-view.ts'

/** The day's shape by the duck's net load and by the field's. */
export function ShapeTable({ view }: { view: DayView }): React.ReactNode {
  return (
    <Card
      id="shape"
      title="Two net loads"
      scope="The duck’s own, and the field’s with wind taken off"
      footer={view.source}
    >
      <div className="duck-wrap">
        <table>
          <thead>
            <tr>
              <th scope="col">Shape</th>
              <th scope="col">Demand less solar</th>
              <th scope="col">Less wind too</th>
            </tr>
          </thead>
          <tbody>
            {view.shape.map(({ label, net, standard }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{net}</td>
                <td>{standard}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
