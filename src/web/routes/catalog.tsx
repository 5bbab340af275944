import '../styles/records.css'
import '../styles/catalog.css'
import { Form, Link } from 'react-router'
import { CoverageBar } from '../catalog/coverage-bar.tsx'
import { type CatalogEntry, loadCatalog } from '../catalog/load-catalog.server.ts'
import { StandingMark } from '../components/standing-mark.tsx'
import { pageContext } from '../state/page-context.ts'
import type { PageHandle } from '../state/page-handle.ts'
import type { Route } from './+types/catalog'

export const handle: PageHandle = { nav: 'catalog', controls: ['zone', 'as_of'] }

export const loader = ({ context }: Route.LoaderArgs) => loadCatalog(context.get(pageContext))

export const meta: Route.MetaFunction = () => [
  { title: 'Catalogue · gridlake' },
  {
    name: 'description',
    content: 'Every dataset of the lake: what it holds, how often it appears, how far it reaches.',
  },
]

export default function Catalog({ loaderData: page }: Route.ComponentProps): React.ReactNode {
  return (
    <>
      <div className="lead">
        <div>
          <h1>Catalogue</h1>
          <p className="moment-line">{page.found}</p>
        </div>
        <Form method="get" action="/catalog" className="record-form catalog-search">
          {page.kept.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <label>
            Words of a name, a product or a column
            <input key={page.q} type="search" name="q" defaultValue={page.q} placeholder="price, NP6-905, MWh …" />
          </label>
          <button type="submit">Search</button>
        </Form>
      </div>
      {page.groups.length === 0 ? (
        <div className="bare">
          <p>
            <strong>No dataset has these words.</strong>
          </p>
          <p>
            Use fewer or shorter ones, or see <Link to="/catalog">all datasets</Link>.
          </p>
        </div>
      ) : null}
      {page.groups.map(({ name, entries }) => (
        <section key={name} className="catalog-group" aria-label={name}>
          <h2>{name}</h2>
          <ul className="catalog-list">
            {entries.map((entry) => (entry.isHeld ? <Entry key={entry.id} entry={entry} /> : null))}
            {entries.map((entry) => (entry.isHeld ? null : <EmptyEntry key={entry.id} entry={entry} />))}
          </ul>
        </section>
      ))}
    </>
  )
}

const WORDS = { fresh: 'Fresh', late: 'Late', stale: 'Stale' } as const

function Entry({ entry }: { entry: CatalogEntry }): React.ReactNode {
  const { standing, age } = entry
  return (
    <li className="catalog-entry">
      <div className="catalog-name">
        <h3>
          <Link to={entry.href}>{entry.id}</Link>
        </h3>
        <p>{entry.title}</p>
        <p className="dim">{entry.description}</p>
      </div>
      <dl className="catalog-facts">
        <div>
          <dt>Kind</dt>
          <dd>{entry.kind}</dd>
        </div>
        <div>
          <dt>Cadence</dt>
          <dd>{entry.cadence}</dd>
        </div>
        <div>
          <dt>Row versions</dt>
          <dd>{entry.rows}</dd>
        </div>
        <div>
          <dt>Freshness</dt>
          <dd>
            {standing === undefined ? (
              <span className="dim">{age ?? '—'}</span>
            ) : (
              <>
                <span className={`badge badge-${standing}`}>
                  <StandingMark standing={standing} /> <strong>{WORDS[standing]}</strong>
                </span>{' '}
                <span className="dim catalog-age">{age}</span>
              </>
            )}
          </dd>
        </div>
        <div className="catalog-cover">
          <dt>First to last day</dt>
          <dd>
            <CoverageBar coverage={entry.coverage} />
          </dd>
        </div>
      </dl>
    </li>
  )
}

/** What was never collected takes less room. */
function EmptyEntry({ entry }: { entry: CatalogEntry }): React.ReactNode {
  return (
    <li className="catalog-entry">
      <div className="catalog-name">
        <h3>
          <Link to={entry.href}>{entry.id}</Link>
        </h3>
        <p>{entry.title}</p>
      </div>
      <p className="dim catalog-empty">
        never collected · {entry.kind}, {entry.cadence}
      </p>
    </li>
  )
}
