import { Brand } from '../components/brand.tsx'
import type { PageHandle } from '../state/page-handle.ts'
import { Controls } from './controls.tsx'
import { Navigation } from './navigation.tsx'
import type { ShellData } from './shell-data.ts'
import { Tools } from './tools.tsx'

/** The head of every page: where one is, where one can go, and what is chosen. */
export function Masthead({ shell, handle }: { shell: ShellData; handle: PageHandle }): React.ReactNode {
  return (
    <header className="masthead">
      <div className="masthead-bar">
        <Brand />
        <Navigation shell={shell} current={handle.nav} />
        <Tools shell={shell} />
      </div>
      <Controls shell={shell} controls={handle.controls ?? []} />
    </header>
  )
}
