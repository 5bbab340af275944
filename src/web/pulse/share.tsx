import { CopyText } from './copy-text.tsx'
import type { CiteView, ShareView } from './day-view.ts'

/** Ways to pass a day on: link, picture, embed, citation. The panels open without JavaScript. */
export function Share({ share, cite, title }: { share: ShareView; cite: CiteView; title: string }): React.ReactNode {
  return (
    <>
      <ul className="share" aria-label="Pass on">
        <li>
          <a href={share.permalink} rel="bookmark">
            Permalink
          </a>
        </li>
        <li>
          <a href={share.pngHref} aria-label="Picture of this day as PNG">
            PNG
          </a>
        </li>
        <li>
          <button type="button" popoverTarget="embed-panel">
            Embed
          </button>
        </li>
        <li>
          <button type="button" popoverTarget="cite-panel">
            Cite
          </button>
        </li>
      </ul>
      <section id="embed-panel" popover="auto" className="panel" aria-labelledby="embed-title">
        <h2 id="embed-title">Embed this day</h2>
        <p>Paste this into a page of yours. It shows the chart with its source and time, and leads back here.</p>
        <CopyText id="embed-snippet" label="Frame" text={share.embedSnippet} />
        <p>
          <a href={share.embedHref}>See it alone</a> · <a href={share.oembedHref}>oEmbed</a>, for editors that make a
          frame of a link.
        </p>
        <ClosePanel of="embed-panel" />
      </section>
      <section id="cite-panel" popover="auto" className="panel" aria-labelledby="cite-title">
        <h2 id="cite-title">Cite this day</h2>
        <p>
          <a href={cite.frozenHref}>The page as it stands now</a>, whatever is corrected later: {title}
        </p>
        <CopyText id="cite-text" label="Citation" text={cite.text} />
        <ul className="cite-list">
          {cite.sources.map(({ name, url, licence }) => (
            <li key={name}>
              <a href={url}>{name}</a>: {licence}
            </li>
          ))}
          {cite.receipts.map(({ dataset, version, href }) => (
            <li key={dataset}>
              <a href={href}>
                Receipts of {dataset}, {version}
              </a>
            </li>
          ))}
        </ul>
        <ClosePanel of="cite-panel" />
      </section>
    </>
  )
}

const ClosePanel = ({ of }: { of: string }): React.ReactNode => (
  <button type="button" className="panel-close" popoverTarget={of} popoverTargetAction="hide">
    Close
  </button>
)
