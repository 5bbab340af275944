import { lazy, Suspense, useState } from 'react'
import type { Days } from './range-calendar.tsx'
import type { PeriodControl } from './shell-data.ts'

const RangeCalendar = lazy(() => import('./range-calendar.tsx').then((module) => ({ default: module.RangeCalendar })))

/** First and last day in fields of the browser's own; with JavaScript, once it is opened, on a calendar too. */
export function RangeDays({ period, isOpen }: { period: PeriodControl; isOpen: boolean }): React.ReactNode {
  const [days, setDays] = useState<Days>({ from: period.from, to: period.to })
  const field = (name: keyof Days, label: string) => (
    <>
      <label htmlFor={name}>{label}</label>
      <input
        id={name}
        type="date"
        name={name}
        value={days[name]}
        onChange={(event) => setDays({ ...days, [name]: event.currentTarget.value })}
        required
      />
    </>
  )
  return (
    <>
      {field('from', 'From')}
      {field('to', 'To')}
      {isOpen ? (
        <Suspense>
          <RangeCalendar days={days} period={period} onChange={setDays} />
        </Suspense>
      ) : null}
    </>
  )
}
