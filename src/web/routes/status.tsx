import '../styles/records.css'
import '../styles/status.css'
import { Card } from '../components/card.tsx'
import { DataTable } from '../records/data-table.tsx'
import { pageContext } from '../state/page-context.ts'
import type { PageHandle } from '../state/page-handle.ts'
import { GapCard } from '../status/gap-card.tsx'
import { loadStatus } from '../status/load-status.server.ts'
import { QuarantineCard } from '../status/quarantine-card.tsx'
import { StandingTable } from '../status/standing-table.tsx'
import type { StatusPage } from '../status/status-page.ts'
import type { Route } from './+types/status'

export const handle: PageHandle = { nav: 'status', controls: ['zone', 'as_of'] }

export const loader = ({ context }: Route.LoaderArgs) => loadStatus(context.get(pageContext))

export const meta: Route.MetaFunction = () => [
  { title: 'Status · gridlake' },
  {
    name: 'description',
    content: 'How fresh each dataset is against its own rhythm, its gaps, and what was set aside.',
  },
  { tagName: 'link', rel: 'alternate', type: 'application/rss+xml', title: 'gridlake status', href: '/status.rss' },
]

export default function Status({ loaderData: page }: Route.ComponentProps): React.ReactNode {
  const { findings } = page.findings
  return (
    <>
      <div className="lead">
        <div>
          <h1>Status</h1>
          <p className="moment-line">{page.lead}</p>
        </div>
        <p className="record-links">
          <a href="/status.rss">RSS</a> <a href="/api/v1/status">JSON</a>
        </p>
      </div>
      <div className="records">
        <Card
          id="standing"
          title="Datasets"
          scope="How old the newest publication of each is, judged by how often its source publishes; always as of now"
          menu={[{ label: 'JSON', href: '/api/v1/status' }]}
          footer={page.zoneNote}
        >
          <StandingTable rows={page.standings} />
        </Card>
        <GapCard gaps={page.gaps} />
        <Card
          id="findings"
          title={`Quality of ${page.gaps.dataset}`}
          scope={page.findings.scope}
          menu={[{ label: 'JSON', href: page.findings.apiHref }]}
          footer="By the rules of gridlake audit; the rows stay as they came."
        >
          {findings === undefined ? (
            <p className="record-none">The rules are still being checked. Load the page again in a moment.</p>
          ) : findings.length === 0 ? (
            <p className="record-none">Nothing was found.</p>
          ) : (
            <DataTable
              caption={`Findings of ${page.gaps.dataset}`}
              columns={['Day', 'Rule', 'Series', 'Finding'].map((name) => ({ name }))}
              rows={findings.map(({ rule, day, series, detail }) => [day, rule, series, detail])}
            />
          )}
        </Card>
        <QuarantineCard quarantine={page.quarantine} />
        <Card
          id="events"
          title="What happened"
          scope="The last 30 days: grown stale, recovered, set aside"
          menu={[
            { label: 'RSS', href: '/status.rss' },
            { label: 'JSON', href: '/api/v1/status/events' },
          ]}
          footer={page.zoneNote}
        >
          {page.events.length === 0 ? (
            <p className="record-none">Nothing happened.</p>
          ) : (
            <>
              <Events events={page.events.slice(0, EVENTS_OPEN)} />
              {page.events.length <= EVENTS_OPEN ? null : (
                <details className="as-table">
                  <summary>{page.events.length - EVENTS_OPEN} earlier</summary>
                  <Events events={page.events.slice(EVENTS_OPEN)} />
                </details>
              )}
            </>
          )}
        </Card>
        <Card
          id="server"
          title="This server"
          scope="Since it was started"
          menu={[{ label: 'Health', href: '/api/v1/health' }]}
          footer="Counters start anew with the process."
        >
          <dl className="facts">
            {page.facts.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </Card>
      </div>
    </>
  )
}

const EVENTS_OPEN = 6

function Events({ events }: { events: StatusPage['events'] }): React.ReactNode {
  return (
    <ol className="events">
      {events.map(({ id, kind, at, title, detail }) => (
        <li key={id} className={`event event-${kind}`}>
          <span className="event-at">{at}</span>
          <span>
            <strong>{title}</strong> <span className="dim">{detail}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
