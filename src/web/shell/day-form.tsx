import { Form, Link } from 'react-router'
import { writeUrl } from '../state/url-state.ts'
import { Icon } from './icon.tsx'
import { KeptFields } from './kept-fields.tsx'
import type { ShellData } from './shell-data.ts'
import { submitChange } from './submit-change.ts'

/** Chooses the day: the one before, the one after, or any. */
export function DayForm({ shell: { path, state, period } }: { shell: ShellData }): React.ReactNode {
  const to = (date: string) => writeUrl(path, { ...state, date: date === period.today ? undefined : date })
  return (
    <Form method="get" action={path} className="joined">
      <KeptFields state={{ ...state, ba: undefined, date: undefined }} />
      <Link to={to(period.previousDate)} className="step" rel="prev" preventScrollReset>
        <Icon name="back" />
        <span className="sr-only">Previous day</span>
      </Link>
      <label htmlFor="date" className="sr-only">
        Day
      </label>
      <input
        id="date"
        key={period.date}
        type="date"
        name="date"
        defaultValue={period.date}
        max={period.today}
        onChange={submitChange}
      />
      {period.nextDate === undefined ? (
        <span className="step" aria-hidden="true">
          <Icon name="forward" />
        </span>
      ) : (
        <Link to={to(period.nextDate)} className="step" rel="next" preventScrollReset>
          <Icon name="forward" />
          <span className="sr-only">Next day</span>
        </Link>
      )}
      <button type="submit" className="go">
        Show
      </button>
    </Form>
  )
}
