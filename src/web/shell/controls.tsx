import type { ControlName } from '../state/page-handle.ts'
import { AsOf } from './as-of.tsx'
import { AuthorityForm } from './authority-form.tsx'
import { FreshnessPills } from './freshness-pills.tsx'
import { Period } from './period.tsx'
import type { ShellData } from './shell-data.ts'
import { ZoneSwitch } from './zone-switch.tsx'

/** What the page shows is chosen here: links and plain GET forms, every choice in the address. Folded on narrow screens. */
export function Controls({ shell, controls }: { shell: ShellData; controls: readonly ControlName[] }): React.ReactNode {
  if (controls.length === 0) return null
  const has = (name: ControlName) => controls.includes(name)
  return (
    <details className="controls">
      <summary>
        <span className="controls-what">{summarise(shell, has)}</span>
        <span className="controls-change">Change</span>
      </summary>
      <div className="controls-row">
        {has('ba') ? <AuthorityForm shell={shell} /> : null}
        {has('date') || has('range') ? <Period shell={shell} date={has('date')} range={has('range')} /> : null}
        {has('zone') ? <ZoneSwitch shell={shell} /> : null}
        {has('as_of') ? <AsOf shell={shell} /> : null}
      </div>
      {has('ba') ? <FreshnessPills shell={shell} /> : null}
    </details>
  )
}

/** What is chosen, in a line; a past moment has its banner. */
function summarise({ ba, period, zones }: ShellData, has: (name: ControlName) => boolean): string {
  const zone = zones.find(({ current }) => current)
  return [
    has('ba') ? ba : '',
    has('date') ? period.dateText : has('range') ? period.rangeText : '',
    has('zone') ? (zone?.abbreviation ?? '') : '',
  ]
    .filter(Boolean)
    .join(' · ')
}
