import { Link } from 'react-router'
import { ChartFigure } from '../charts/chart-figure.tsx'
import { Markup } from '../charts/drawn.tsx'
import { Card } from '../components/card.tsx'
import { SeriesMark } from '../components/series-mark.tsx'
import { KeptUnits } from '../pulse/kept-units.tsx'
import { MixLegend } from './mix-legend.tsx'
import type { ChoiceLink, EmptyMixView, MixView } from './mix-view.ts'

/** What a balancing authority's electricity is made from. */
export function MixPage({ mix }: { mix: MixView }): React.ReactNode {
  const { chart } = mix
  const title = 'Generation by energy source'
  return (
    <article className="fuel-mix">
      <header className="mix-head">
        <h1>
          <KeptUnits text={mix.headline} />
        </h1>
        <p className="moment-line">{mix.scope}</p>
      </header>
      <nav className="mix-choices" aria-label="How it is shown">
        <Choices label="Shown as" links={mix.views} />
        {mix.mixSources.length === 0 ? null : <Choices label="Source" links={mix.mixSources} />}
        {mix.steps.length === 0 ? null : <Choices label="Told in" links={mix.steps} />}
        {mix.compare ? <Choices label="Compared with" links={[mix.compare]} /> : null}
      </nav>
      <div className="mix-body">
        <Card id="mix" title={title} scope={mix.cardScope} menu={mix.menu} footer={mix.source}>
          {chart.lines.length === 0 ? null : (
            <ul className="stack-legend" aria-label="Lines">
              {chart.lines.map(({ label, className }) => (
                <li key={label}>
                  <SeriesMark series={className} />
                  {label}
                </li>
              ))}
            </ul>
          )}
          <ChartFigure label={`${title}: chart`} summary={chart.summary} fromMs={chart.fromMs} toMs={chart.toMs}>
            {chart.drawings.map(({ id, markup, size }) => (
              <Markup key={id} id={id} markup={markup} className={`plot plot-stack-${size}`} />
            ))}
          </ChartFigure>
          <details className="as-table">
            <summary>View as table</summary>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be in reach of the keyboard */}
            <section className="table-scroll" tabIndex={0} aria-label={`${title}: table`}>
              <Markup id={chart.table.id} markup={chart.table.markup} className="table" />
            </section>
          </details>
        </Card>
        <MixLegend rows={mix.legend} allHref={mix.allHref} />
      </div>
      <p className="mix-share">
        <a href={mix.pngHref}>PNG</a> · <a href={mix.embedHref}>Embed</a> · <a href={mix.oembedHref}>oEmbed</a>
      </p>
    </article>
  )
}

function Choices({ label, links }: { label: string; links: readonly ChoiceLink[] }): React.ReactNode {
  return (
    <div className="mix-tabs">
      <span className="mix-tabs-label">{label}</span>
      <ul>
        {links.map(({ label: name, href, current }) => (
          <li key={name}>
            <Link to={href} aria-current={current ? 'true' : undefined} preventScrollReset>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

export function EmptyMixPage({ mix }: { mix: EmptyMixView }): React.ReactNode {
  return (
    <article className="fuel-mix">
      <header className="mix-head">
        <h1>{mix.headline}</h1>
        <p className="moment-line">{`${mix.name} (${mix.code})`}</p>
      </header>
      <p>
        {mix.why}
        {mix.nearest.map(({ label, href }) => (
          <span key={href}>
            {' '}
            The nearest that it has: <Link to={href}>{label}</Link>.
          </span>
        ))}
      </p>
    </article>
  )
}
