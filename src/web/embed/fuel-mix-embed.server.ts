import { drawStackChart } from '../charts/stack-chart.server.ts'
import { rangeOf, readChoice, readMix } from '../fuel-mix/load-mix.server.ts'
import { mixChart } from '../fuel-mix/mix-chart.ts'
import { headlineOf, scopeOf, sourceOf } from '../fuel-mix/view-mix.server.ts'
import { mustKnowAuthority } from '../state/must-know-authority.ts'
import { pageProblem } from '../state/page-problem.ts'
import { writeUrl } from '../state/url-state.ts'
import { momentText } from '../state/zoned-text.ts'
import type { EmbedChart } from './embed-chart.ts'

export const fuelMixEmbed: EmbedChart = {
  id: 'fuel-mix',
  name: 'Fuel mix',
  fromPage: (url) => (url.pathname === '/fuel-mix' ? url.searchParams : undefined),
  async load(page) {
    const { code } = mustKnowAuthority(page)
    const range = rangeOf(page, code)
    const choice = readChoice(page)
    const data = await readMix(page, code, range)
    if (!data) throw pageProblem(404, { message: `The lake has no generation of ${code}, ${range.label}.` })
    const chart = mixChart(data, choice, range, page.zone)
    return {
      title: headlineOf(data, range),
      scope: scopeOf(data, choice, range, chart.zoneLabel),
      source: `Source: ${sourceOf(data.series, page, { withAge: false })}${page.asOf ? ` · as known at ${momentText(page.asOf, page.zone)}` : ''}`,
      legend: chart.lines.map(({ className }) => ({
        className,
        label: className === 'demand-actual' ? 'Demand' : 'All sources, a week before',
      })),
      draw: (size) => drawStackChart(chart, size),
      href: writeUrl('/fuel-mix', { ...page.state, ba: code }),
    }
  },
}
