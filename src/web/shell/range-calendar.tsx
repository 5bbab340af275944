import '../styles/range-calendar.css'
import { parseDate, setLocalTimeZone } from '@internationalized/date'
import { useEffect } from 'react'
import {
  Button,
  RangeCalendar as Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
  I18nProvider,
} from 'react-aria-components'
import { Icon } from './icon.tsx'
import type { PeriodControl } from './shell-data.ts'

/** First and last day, `2026-06-09`; empty where none is chosen yet. */
export interface Days {
  from: string
  to: string
}

/** Chooses days of the market on a calendar: arrows walk, Enter marks the first and the last. */
export function RangeCalendar({
  days: { from, to },
  period: { today, zone },
  onChange,
}: {
  days: Days
  period: PeriodControl
  onChange(days: Days): void
}): React.ReactNode {
  // By it the calendar says which day is today.
  useEffect(() => setLocalTimeZone(zone), [zone])
  const isWhole = from !== '' && to !== '' && from <= to
  return (
    <I18nProvider locale="en-US">
      <Calendar
        className="calendar"
        aria-label="Days"
        value={isWhole ? { start: parseDate(from), end: parseDate(to) } : null}
        defaultFocusedValue={parseDate(from === '' ? today : from)}
        onChange={({ start, end }) => onChange({ from: start.toString(), to: end.toString() })}
      >
        <div className="calendar-head">
          <Button slot="previous" className="calendar-step">
            <Icon name="back" />
          </Button>
          <CalendarHeading className="calendar-month" />
          <Button slot="next" className="calendar-step">
            <Icon name="forward" />
          </Button>
        </div>
        <CalendarGrid weekdayStyle="short">
          <CalendarGridHeader>
            {(day) => <CalendarHeaderCell className="calendar-weekday">{day}</CalendarHeaderCell>}
          </CalendarGridHeader>
          <CalendarGridBody>
            {(date) => (
              <CalendarCell
                date={date}
                className={date.toString() === today ? 'calendar-day calendar-today' : 'calendar-day'}
              />
            )}
          </CalendarGridBody>
        </CalendarGrid>
      </Calendar>
    </I18nProvider>
  )
}
