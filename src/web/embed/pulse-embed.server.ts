import { drawStackChart } from '../charts/stack-chart.server.ts'
import { dayChart } from '../pulse/day-chart.ts'
import { daySource } from '../pulse/day-source.ts'
import { readPulse } from '../pulse/load-day.server.ts'
import { longDayText } from '../pulse/read-day.ts'
import { SUBJECT_NAMES } from '../pulse/told-hour.ts'
import { mustKnowAuthority } from '../state/must-know-authority.ts'
import { writeUrl } from '../state/url-state.ts'
import { momentText } from '../state/zoned-text.ts'
import type { EmbedChart } from './embed-chart.ts'

export const pulseEmbed: EmbedChart = {
  id: 'pulse',
  name: 'Daily Pulse',
  fromPage(url) {
    const code = /^\/ba\/([A-Za-z0-9]{2,8})$/.exec(url.pathname)?.[1]
    if (code === undefined) return undefined
    const params = new URLSearchParams({ ba: code.toUpperCase() })
    for (const name of ['date', 'tz', 'as_of']) {
      const value = url.searchParams.get(name)
      if (value !== null) params.set(name, value)
    }
    return params
  },
  async load(page) {
    const { code } = mustKnowAuthority(page)
    const pulse = await readPulse(page, code)
    const { authority, subject, date, headline } = pulse
    const chart = dayChart(pulse, page.zone)
    return {
      title: headline.text,
      scope: `${authority.name} (${authority.code}) · ${longDayText(date)} · MWh of each hour · ${chart.zoneLabel}`,
      source: [
        `Source: ${daySource(pulse, page)}`,
        ...(page.asOf ? [`as known at ${momentText(page.asOf, page.zone)}`] : []),
      ].join(' · '),
      legend: [
        { className: 'demand-actual', label: SUBJECT_NAMES[subject] },
        ...(subject === 'demand' ? [{ className: 'demand-forecast', label: 'Day-ahead forecast' }] : []),
      ],
      draw: (size) => drawStackChart(chart, size),
      href: writeUrl(`/ba/${authority.code}`, { date, tz: page.state.tz, as_of: page.state.as_of }),
    }
  },
}
