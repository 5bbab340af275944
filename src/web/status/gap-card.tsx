import { Form } from 'react-router'
import { Markup } from '../charts/drawn.tsx'
import { Card } from '../components/card.tsx'
import { DataTable } from '../records/data-table.tsx'
import type { GapSection } from './status-page.ts'

const KEY = [
  ['present', 'whole'],
  ['partial', 'in part'],
  ['absent', 'missing'],
  ['pending', 'not due yet'],
] as const

/** In which hours of which days a dataset has rows. */
export function GapCard({ gaps }: { gaps: GapSection }): React.ReactNode {
  return (
    <Card
      id="gaps"
      title={`Gap calendar of ${gaps.dataset}`}
      scope="A row for each market day, a cell for each hour it has"
      menu={[
        { label: 'JSON', href: gaps.apiHref },
        { label: 'Catalogue', href: `/catalog/${gaps.dataset}` },
      ]}
      footer="An hour may rightly be empty where nothing happened, as of binding constraints."
    >
      <Form
        method="get"
        action="/status"
        preventScrollReset
        className="record-form"
        key={`${gaps.dataset} ${gaps.from} ${gaps.to}`}
      >
        {gaps.kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="field">
          <label htmlFor="gaps-dataset">Dataset</label>
          <select id="gaps-dataset" name="s" defaultValue={gaps.dataset}>
            {gaps.choices.map((id) => (
              <option key={id}>{id}</option>
            ))}
          </select>
        </div>
        <label>
          From
          <input type="date" name="from" defaultValue={gaps.from} />
        </label>
        <label>
          To
          <input type="date" name="to" defaultValue={gaps.to} />
        </label>
        <button type="submit">Show</button>
      </Form>
      {gaps.trouble === undefined ? (
        <>
          <p className="gap-summary">{gaps.summary}</p>
          <ul className="gap-key" aria-label="Key">
            {KEY.map(([state, words]) => (
              <li key={state}>
                <svg viewBox="0 0 16 14" width="16" height="14" aria-hidden="true" focusable="false">
                  <KeyMark state={state} />
                </svg>
                {words}
              </li>
            ))}
          </ul>
          <Markup id={gaps.wide.id} markup={gaps.wide.markup} className="plot plot-wide gap-plot" />
          <Markup id={gaps.narrow.id} markup={gaps.narrow.markup} className="plot plot-narrow gap-plot" />
          <details className="as-table">
            <summary>View as table</summary>
            <DataTable
              caption={`Hours of ${gaps.dataset} by day`}
              columns={[
                { name: 'Day' },
                { name: 'Hours', align: 'right' },
                { name: 'Whole', align: 'right' },
                { name: 'In part' },
                { name: 'Missing' },
              ]}
              rows={gaps.days.map(({ date, hours, present, partial, absent }) => [
                date,
                hours,
                present,
                partial,
                absent,
              ])}
            />
          </details>
        </>
      ) : (
        <div className="bare">
          <p>
            <strong>{gaps.trouble}</strong>
          </p>
          <p>Choose another dataset, or other days.</p>
        </div>
      )}
    </Card>
  )
}

function KeyMark({ state }: { state: (typeof KEY)[number][0] }): React.ReactNode {
  if (state === 'pending') return <circle className="gap-pending" cx="8" cy="7" r="1.6" />
  if (state === 'present') return <rect className="gap-present" x="1" y="1" width="14" height="12" rx="2" />
  if (state === 'absent')
    return (
      <>
        <rect className="gap-absent" x="1" y="1" width="14" height="12" rx="2" />
        <path className="gap-cross" d="M3 11L13 3" />
      </>
    )
  return (
    <>
      <rect className="gap-hollow" x="1" y="1" width="14" height="12" rx="2" />
      <rect className="gap-partial" x="1" y="7" width="14" height="6" rx="1" />
    </>
  )
}
