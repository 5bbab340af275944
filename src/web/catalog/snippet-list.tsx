import { Card } from '../components/card.tsx'
import { CopyButton } from '../records/copy-button.tsx'
import type { Snippet } from './snippets.ts'

/** How to have the rows elsewhere. Each stands open, so that it can be read without JavaScript. */
export function Snippets({ snippets }: { snippets: readonly Snippet[] }): React.ReactNode {
  return (
    <Card id="snippets" title="Use it elsewhere" scope="Ready to be pasted" footer="More in docs/clients.md.">
      <div className="snippets">
        {snippets.map(({ name, note, code }) => (
          <section key={name} className="snippet" aria-label={name}>
            <header>
              <h3>{name}</h3>
              <span className="dim">{note}</span>
              <CopyButton text={code} label={`Copy the ${name} snippet`} />
            </header>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be in reach of the keyboard */}
            <pre tabIndex={0}>
              <code>{code}</code>
            </pre>
          </section>
        ))}
      </div>
    </Card>
  )
}
