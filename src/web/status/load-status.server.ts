import type { ServerStatus } from '../../contract/schemas/status.ts'
import { bytesText, countedText, countText } from '../records/count-text.ts'
import { longMomentText, momentOr } from '../records/interval-text.ts'
import { unknownDataset } from '../records/nearest-dataset.ts'
import { tryWithin } from '../records/try-within.ts'
import { durationText } from '../state/market-time.ts'
import type { PageContext } from '../state/page-context.ts'
import { type UrlState, writeUrl } from '../state/url-state.ts'
import { describeStanding } from './describe-standing.ts'
import { loadGaps } from './load-gaps.server.ts'
import type { FindingsSection, StatusPage } from './status-page.ts'

const SHOWN = 25
const EVENTS = 12
/** The page does not wait longer for an audit; it is remembered for the next look. */
const FINDINGS_MS = 300

/** All that the status page shows. Errors: a page of 404 where the address names a dataset that there is not. */
export async function loadStatus(page: PageContext): Promise<StatusPage> {
  const { client, signal, zone, state } = page
  const [status, { datasets }] = await Promise.all([client.status(signal), client.datasets(signal)])
  const ids = status.datasets.map(({ id }) => id)
  const held = status.datasets.filter(({ version }) => version !== null).map(({ id }) => id)
  const chosen = state.s[0] ?? held[0] ?? ids[0] ?? ''
  if (!ids.includes(chosen))
    throw unknownDataset(chosen, ids, (id) => ({ path: '/status', state: { ...keep(state), s: [id] } }))
  const [gaps, findings, quarantine, { events }] = await Promise.all([
    loadGaps(page, chosen, ids),
    loadFindings(page, chosen),
    client.quarantine({ limit: SHOWN }, signal),
    client.statusEvents({ limit: EVENTS }, signal),
  ])
  const titles = new Map(datasets.map(({ id, title }) => [id, title]))
  const rank = { stale: 0, late: 1, fresh: 2, ended: 3, none: 4 } as const
  return {
    lead: describeLead(status, page),
    standings: status.datasets
      .map((one) =>
        describeStanding(one, titles.get(one.id) ?? one.id, writeUrl(`/catalog/${one.id}`, keep(state)), zone),
      )
      .sort((a, b) => rank[a.standing] - rank[b.standing]),
    gaps,
    findings,
    quarantine: {
      total:
        quarantine.total_documents + quarantine.total_rows === 0
          ? 'Nothing was set aside.'
          : `${countedText(quarantine.total_documents, 'document')} and ${countedText(quarantine.total_rows, 'row')} were set aside; the newest are shown.`,
      documents: quarantine.documents.map(({ dataset, name, document, code, reason, ingested_at }) => ({
        dataset,
        name: name ?? document ?? '—',
        code: code ?? '—',
        reason: reason ?? '—',
        at: momentOr(ingested_at, zone),
      })),
      rows: quarantine.rows.map(({ dataset, name, line, reason, text, ingested_at }) => ({
        dataset,
        name: name ?? '—',
        line: line === null ? '—' : countText(line),
        reason,
        text: text ?? '—',
        at: momentOr(ingested_at, zone),
      })),
    },
    events: events.map(({ id, kind, at, title, detail }) => ({ id, kind, title, detail, at: momentOr(at, zone) })),
    facts: describeServer(status),
    zoneNote: `Times are those of ${zone}.`,
  }
}

const keep = ({ ba, tz, as_of }: UrlState): Partial<UrlState> => ({ ba, tz, as_of })

function describeLead({ datasets, now }: ServerStatus, { zone }: PageContext): string {
  const count = (freshness: string) => datasets.filter((dataset) => dataset.freshness === freshness).length
  const held = datasets.filter(({ version }) => version !== null).length
  return `The lake has ${held} of ${countedText(datasets.length, 'dataset')}: ${count('fresh')} fresh, ${count('late')} late, ${count('stale')} stale at ${longMomentText(Temporal.Instant.from(now), zone)}.`
}

async function loadFindings({ client, signal, asOf }: PageContext, dataset: string): Promise<FindingsSection> {
  const asked = { dataset, ...(asOf ? { asOf } : {}) }
  const found = await tryWithin(FINDINGS_MS, client.findings(asked, signal))
  const apiHref = `/api/v1/status/${dataset}/findings${asOf ? `?as_of=${asOf}` : ''}`
  if (!found || found.rows === null) return { findings: undefined, scope: 'the last two market days', apiHref }
  return {
    scope: `${countedText(found.rows, 'row')} of the last two market days`,
    apiHref,
    findings: found.findings.map(({ rule, operating_date, series, detail }) => ({
      rule,
      day: operating_date,
      series: series ?? '—',
      detail,
    })),
  }
}

function describeServer({ version, process, cache, sql }: ServerStatus): StatusPage['facts'] {
  const { hits = 0, misses = 0, shared_hits: shared = 0, joined = 0, entries = 0, bytes = 0 } = cache ?? {}
  const asked = hits + misses + shared + joined
  return [
    { label: 'Up for', value: durationText(process.uptime_seconds) },
    { label: 'Memory', value: bytesText(process.rss_bytes) },
    ...(cache === null
      ? [{ label: 'Answers kept', value: 'none: there is no cache' }]
      : [
          { label: 'Answers kept', value: `${countText(entries)}, ${bytesText(bytes)}` },
          {
            label: 'Answered from memory',
            value: asked === 0 ? 'nothing asked yet' : `${countText(hits + shared + joined)} of ${countText(asked)}`,
          },
        ]),
    {
      label: 'SQL may take',
      value: `${Math.round(sql.timeout_ms / 1000)} s, ${countText(sql.max_rows)} rows, ${bytesText(sql.max_bytes)}`,
    },
    { label: 'Version', value: `gridlake ${version}` },
  ]
}
