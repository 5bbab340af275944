import { drawIntensityChart } from '../charts/intensity-chart.server.ts'
import { intensityPicture } from '../clean/intensity-picture.ts'
import { readClean } from '../clean/load-clean.server.ts'
import { gramsText } from '../clean/view-chart.server.ts'
import { windowText } from '../clean/window-text.ts'
import { momentMark } from '../state/moment-mark.ts'
import { writeUrl } from '../state/url-state.ts'
import { momentText } from '../state/zoned-text.ts'
import type { EmbedChart } from './embed-chart.ts'

export const intensityEmbed: EmbedChart = {
  id: 'intensity',
  name: 'Carbon intensity',
  fromPage: (url) => (url.pathname === '/clean' ? url.searchParams : undefined),
  async load(page) {
    const clean = await readClean(page)
    const { zone, asOf, now, simulated } = page
    const moment = asOf ?? now
    const { authority, factors, newest } = clean
    const [next] = clean.windows
    const title = next
      ? `${authority.code}: next clean window ${windowText(Temporal.Instant.from(next.interval_start), Temporal.Instant.from(next.interval_end), { zone, moment })}`
      : `Carbon intensity of ${authority.code}`
    const picture = intensityPicture(clean, {
      zone,
      description: title,
      moment: momentMark(moment, asOf),
    })
    return {
      title,
      scope: [
        authority.code,
        ...(clean.now
          ? [`about ${gramsText(clean.now.intensity_g_per_kwh)} ${factors.unit} now, ${clean.now.text}`]
          : []),
        'hatched: estimate or forecast',
        picture.zoneLabel,
      ].join(' · '),
      source: `Source: EIA-930${clean.method.name === 'ercot-forecasts' ? ', ERCOT' : ''} · ${factors.title}${simulated ? ', simulated' : ''} · last hour reported ${momentText(Temporal.Instant.from(newest.interval_start), zone)}${asOf ? ` · as known at ${momentText(asOf, zone)}` : ''}`,
      draw: (size) => drawIntensityChart(picture, size),
      href: writeUrl('/clean', { ...page.state, ba: authority.code }),
    }
  },
}
