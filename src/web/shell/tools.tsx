import { Form } from 'react-router'
import { Help } from './help.tsx'
import { Icon } from './icon.tsx'
import { KeptFields } from './kept-fields.tsx'
import { kept } from './places.ts'
import { Settings } from './settings.tsx'
import type { ShellData } from './shell-data.ts'

/** What helps on every page: search, settings, help. */
export function Tools({ shell }: { shell: ShellData }): React.ReactNode {
  return (
    <div className="tools">
      {shell.simulated ? (
        <p className="simulated">
          <strong>
            Simulated<span className="simulated-word"> data</span>
          </strong>
          <span className="simulated-more"> from the twin, not the real grid</span>
        </p>
      ) : null}
      <search className="search-box">
        <Form method="get" action="/search">
          <KeptFields state={kept(shell.state)} />
          <label htmlFor="search" className="sr-only">
            Search pages, authorities, datasets, series
          </label>
          <Icon name="search" />
          <input
            id="search"
            key={shell.state.q ?? ''}
            type="search"
            name="q"
            defaultValue={shell.path === '/search' ? shell.state.q : undefined}
            placeholder="Search"
            autoComplete="off"
            maxLength={200}
          />
          <span className="key" aria-hidden="true">
            /
          </span>
        </Form>
      </search>
      <Settings shell={shell} />
      <Help />
    </div>
  )
}
