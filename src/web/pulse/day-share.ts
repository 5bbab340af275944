import type { Pulse } from '../../contract/schemas/authorities/pulse.ts'
import { iframeSnippet } from '../embed/iframe-snippet.ts'
import type { PageContext } from '../state/page-context.ts'
import { asOfText } from '../state/read-moment.ts'
import { writeUrl } from '../state/url-state.ts'
import { momentText } from '../state/zoned-text.ts'
import type { CiteView, ShareView } from './day-view.ts'
import { longDayText } from './read-day.ts'

const FRAME = { width: 960, height: 540 }

/** Ways to pass a day on. Relative days become dates: what is passed on stays what it is. */
export function dayShare({ authority, date, headline }: Pulse, { state, url }: PageContext): ShareView {
  const chosen = { ba: authority.code, date, tz: state.tz, as_of: state.as_of }
  const embed = writeUrl('/embed/pulse', chosen)
  const permalink = writeUrl(`/ba/${authority.code}`, chosen)
  return {
    permalink,
    embedHref: embed,
    embedSnippet: iframeSnippet(new URL(embed, url.origin).href, headline.text, FRAME),
    oembedHref: `/oembed?${new URLSearchParams({ url: new URL(permalink, url.origin).href, format: 'json' })}`,
    pngHref: writeUrl('/og/pulse.png', chosen),
  }
}

/** A day as it can be cited: frozen at the moment it was read. */
export function dayCite(pulse: Pulse, page: PageContext): CiteView {
  const { authority, date, headline, meta } = pulse
  const moment = page.asOf ?? page.now
  const frozenHref = writeUrl(`/ba/${authority.code}`, { date, tz: page.state.tz, as_of: asOfText(moment) })
  const documents = meta.receipts.slice(0, 3).join(', ')
  const more = meta.receipt_count > 3 ? ` and ${meta.receipt_count - 3} more` : ''
  return {
    frozenHref,
    sources: meta.sources,
    receipts: Object.entries(meta.versions).map(([dataset, version]) => ({
      dataset,
      version: `version ${version}`,
      href: `/api/v1/datasets/${dataset}/receipts`,
    })),
    text: [
      `“${headline.text}”`,
      `${authority.name} (${authority.code}), ${longDayText(date)}, as known at ${momentText(moment, page.zone)}.`,
      `gridlake ${page.version}, ${new URL(frozenHref, page.url.origin).href}.`,
      `Data: ${meta.sources.map(({ name, licence }) => `${name} (${licence})`).join('; ')}${page.simulated ? '; simulated by the twin' : ''}.`,
      documents === '' ? '' : `Documents: ${documents}${more}.`,
    ]
      .filter((line) => line !== '')
      .join('\n'),
  }
}
