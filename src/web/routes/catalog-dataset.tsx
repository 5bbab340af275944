import '../styles/records.css'
import '../styles/catalog.css'
import { Link } from 'react-router'
import { Lineage } from '../catalog/lineage.tsx'
import { loadDataset } from '../catalog/load-dataset.server.ts'
import { Snippets } from '../catalog/snippet-list.tsx'
import { Card } from '../components/card.tsx'
import { StandingMark } from '../components/standing-mark.tsx'
import { DataTable } from '../records/data-table.tsx'
import { Ticked } from '../records/ticked.tsx'
import { pageContext } from '../state/page-context.ts'
import type { PageHandle } from '../state/page-handle.ts'
import type { Route } from './+types/catalog-dataset'

export const handle: PageHandle = { nav: 'catalog', controls: ['zone', 'as_of'] }

export const loader = ({ params, context }: Route.LoaderArgs) => loadDataset(context.get(pageContext), params.dataset)

export const meta: Route.MetaFunction = ({ loaderData: page }) => [
  { title: `${page?.id ?? 'Dataset'} · gridlake` },
  { name: 'description', content: page?.description ?? 'A dataset of the lake.' },
]

const STANDING_WORDS = { fresh: 'Fresh', late: 'Late', stale: 'Stale' } as const

export default function CatalogDataset({ loaderData: page }: Route.ComponentProps): React.ReactNode {
  return (
    <>
      <div className="lead">
        <div>
          <p className="crumb">
            <Link to="/catalog">Catalogue</Link>
          </p>
          <h1>{page.id}</h1>
          <p className="dataset-title">{page.title}</p>
        </div>
        <p className="record-links">
          {page.standing === undefined ? null : (
            <span className={`badge badge-${page.standing}`}>
              <StandingMark standing={page.standing} /> <strong>{STANDING_WORDS[page.standing]}</strong>
            </span>
          )}
          <Link to={page.sqlHref}>Open in SQL</Link>
          {page.statusHref === undefined ? null : <Link to={page.statusHref}>Gap calendar</Link>}
          {page.charts.map(({ label, href }) => (
            <Link key={label} to={href}>
              {label}
            </Link>
          ))}
        </p>
      </div>
      <p className="dataset-words">{page.description}</p>
      <dl className="facts dataset-facts">
        {page.facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="records">
        <Card
          id="sample"
          title="Newest rows"
          scope="In market time with its offset from UTC"
          menu={page.downloads.map((link) => ({ ...link, description: `rows as ${link.label}`, download: true }))}
          footer={page.zoneNote}
        >
          {page.sample === undefined ? (
            <p className="record-none">There are no rows to show.</p>
          ) : (
            <DataTable
              caption={`Newest rows of ${page.id}`}
              columns={page.sample.columns}
              rows={page.sample.rows}
              code
            />
          )}
        </Card>
        <Card
          id="columns"
          title="Columns"
          scope={`${page.columns.length} columns of the view ${page.id}`}
          menu={[{ label: 'JSON', href: `/api/v1/datasets/${page.id}` }]}
          footer="Times are UTC unless their name says local."
        >
          <DataTable
            caption={`Columns of ${page.id}`}
            columns={['Column', 'Type', 'Unit', 'Role', 'Meaning'].map((name) => ({ name }))}
            rows={page.columns.map(({ name, type, unit, role, meaning }) => [
              <code key="name">{name}</code>,
              type,
              unit,
              role,
              <Ticked key="meaning" text={meaning} />,
            ])}
          />
        </Card>
        <Lineage page={page} />
        <Snippets snippets={page.snippets} />
        {page.epochs.length === 0 ? null : (
          <Card
            id="epochs"
            title="How its documents are spelled"
            scope="Schema epochs: verified where they were read off a real document, else only declared"
            footer="An unknown column is set aside, never guessed."
          >
            <DataTable
              caption={`Schema epochs of ${page.id}`}
              columns={['Epoch', 'Format', 'State', 'Columns'].map((name) => ({ name }))}
              rows={page.epochs.map(({ epoch, format, verified, words, columns }) => [
                epoch,
                format,
                <span key="state">
                  <StandingMark standing={verified ? 'fresh' : 'expected'} /> {words}
                </span>,
                <code key="columns">{columns}</code>,
              ])}
            />
          </Card>
        )}
        <Card
          id="licence"
          title="Licence"
          scope="Under what these data may be used"
          footer="gridlake itself is Apache-2.0."
        >
          <ul className="licences">
            {page.licences.map(({ name, url, attribution }) => (
              <li key={url}>
                <a href={url}>{name}</a>. <span className="dim">{attribution}.</span>
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </>
  )
}
