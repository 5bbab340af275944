import { Form, Link } from 'react-router'
import { type Range, writeUrl } from '../state/url-state.ts'
import { KeptFields } from './kept-fields.tsx'
import type { ShellData } from './shell-data.ts'

interface PeriodProps {
  shell: ShellData
  date: boolean
  range: boolean
}

/** Chooses a day, or a range of them. */
export function Period({ shell, date, range }: PeriodProps): React.ReactNode {
  return (
    <div className="period">
      {date ? <DayForm shell={shell} /> : null}
      {range ? <RangeLinks shell={shell} /> : null}
    </div>
  )
}

function DayForm({ shell: { path, state, period } }: { shell: ShellData }): React.ReactNode {
  const to = (date: string) => writeUrl(path, { ...state, date: date === period.today ? undefined : date })
  return (
    <Form method="get" action={path} className="day-form">
      <KeptFields state={{ ...state, date: undefined }} />
      <Link to={to(period.previousDate)} className="step" aria-label="Previous day" rel="prev">
        ‹
      </Link>
      <label htmlFor="date" className="sr-only">
        Day
      </label>
      <input id="date" key={period.date} type="date" name="date" defaultValue={period.date} max={period.today} />
      {period.nextDate === undefined ? null : (
        <Link to={to(period.nextDate)} className="step" aria-label="Next day" rel="next">
          ›
        </Link>
      )}
      <button type="submit">Go</button>
    </Form>
  )
}

const PRESETS: readonly (readonly [Range, string])[] = [
  ['today', 'Today'],
  ['yesterday', 'Yesterday'],
  ['7d', '7 d'],
  ['30d', '30 d'],
]

function RangeLinks({ shell: { path, state, period } }: { shell: ShellData }): React.ReactNode {
  const rest = { ...state, range: undefined, from: undefined, to: undefined, date: undefined }
  return (
    <>
      <ul className="presets" aria-label="Range">
        {PRESETS.map(([range, label]) => (
          <li key={range}>
            <Link to={writeUrl(path, { ...rest, range })} aria-current={state.range === range ? 'true' : undefined}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
      <Form method="get" action={path} className="range-form">
        <KeptFields state={rest} />
        <label htmlFor="from">From</label>
        <input id="from" key={`from ${period.from}`} type="date" name="from" defaultValue={period.from} />
        <label htmlFor="to">to</label>
        <input id="to" key={`to ${period.to}`} type="date" name="to" defaultValue={period.to} />
        <button type="submit">Show</button>
      </Form>
    </>
  )
}
