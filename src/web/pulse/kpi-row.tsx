import type { KpiView } from './day-view.ts'

/** The numbers of the day. */
export function KpiRow({ kpis }: { kpis: readonly KpiView[] }): React.ReactNode {
  return (
    <dl className="kpis">
      {kpis.map(({ label, value, unit, delta, note }) => (
        <div key={label} className="kpi">
          <dt>{label}</dt>
          <dd>
            <span className="value">{value}</span> <span className="unit">{unit}</span>
            {delta === undefined ? null : <span className="delta">{delta}</span>}
            <span className="note">{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
