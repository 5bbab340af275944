import { useState } from 'react'
import { Form, Link } from 'react-router'
import { type Range, writeUrl } from '../state/url-state.ts'
import { KeptFields } from './kept-fields.tsx'
import { Menu } from './menu.tsx'
import { RangeDays } from './range-days.tsx'
import type { ShellData } from './shell-data.ts'

const PRESETS: readonly (readonly [Range, string])[] = [
  ['today', 'Today'],
  ['yesterday', 'Yesterday'],
  ['7d', '7 d'],
  ['30d', '30 d'],
]

/** Chooses a range: a preset, which goes on with time, or days of one's own. */
export function RangeForm({ shell: { path, state, period } }: { shell: ShellData }): React.ReactNode {
  const [isOpen, setOpen] = useState(false)
  const rest = { ...state, ba: undefined, range: undefined, from: undefined, to: undefined, date: undefined }
  const isCustom = period.from !== '' || period.to !== ''
  const to = (range: Range) => writeUrl(path, { ...rest, ba: state.ba, range })
  return (
    <>
      <ul className="segments" aria-label="Range">
        {PRESETS.map(([range, label]) => (
          <li key={range}>
            <Link
              to={to(range)}
              preventScrollReset
              aria-current={!isCustom && period.range === range ? 'true' : undefined}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
      <Menu className="range-menu" label={isCustom ? period.rangeText : 'Custom'} onOpen={() => setOpen(true)}>
        <Form method="get" action={path} className="range-form">
          <KeptFields state={rest} />
          <RangeDays key={`${period.from} ${period.to}`} period={period} isOpen={isOpen} />
          <button type="submit" className="primary">
            Show
          </button>
        </Form>
      </Menu>
    </>
  )
}
