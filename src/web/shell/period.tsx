import { DayForm } from './day-form.tsx'
import { RangeForm } from './range-form.tsx'
import type { ShellData } from './shell-data.ts'

/** Chooses a day, or a range of them. */
export function Period({ shell, date, range }: { shell: ShellData; date: boolean; range: boolean }): React.ReactNode {
  return (
    <div className="period">
      {date ? <DayForm shell={shell} /> : null}
      {range ? <RangeForm shell={shell} /> : null}
    </div>
  )
}
