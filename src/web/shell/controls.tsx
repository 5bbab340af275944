import type { ControlName } from '../state/page-handle.ts'
import { AsOf } from './as-of.tsx'
import { AuthorityForm } from './authority-form.tsx'
import { Period } from './period.tsx'
import type { ShellData } from './shell-data.ts'
import { ZoneSwitch } from './zone-switch.tsx'

/** What the page shows is chosen here: links and plain GET forms, every choice in the address. */
export function Controls({ shell, controls }: { shell: ShellData; controls: readonly ControlName[] }): React.ReactNode {
  if (controls.length === 0) return null
  const has = (name: ControlName) => controls.includes(name)
  return (
    <section className="controls" aria-label="What is shown">
      {has('ba') ? <AuthorityForm shell={shell} /> : null}
      {has('date') || has('range') ? <Period shell={shell} date={has('date')} range={has('range')} /> : null}
      {has('zone') ? <ZoneSwitch shell={shell} /> : null}
      {has('as_of') ? <AsOf shell={shell} /> : null}
    </section>
  )
}
