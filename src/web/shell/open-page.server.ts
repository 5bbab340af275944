import type { RouterContextProvider } from 'react-router'
import { systemClock } from '../../core/clock.ts'
import { toGridlakeError } from '../../core/errors.ts'
import { apiContext } from '../state/api-context.ts'
import type { AuthoritySummary } from '../state/authority-summary.ts'
import { drawingsContext } from '../state/drawings-context.ts'
import { deliver } from '../state/drawn-context.ts'
import type { PageContext } from '../state/page-context.ts'
import { pageUrl } from '../state/page-url.ts'
import { type Preferences, readPreferences } from '../state/preferences.ts'
import { asOfText, readAsOf } from '../state/read-moment.ts'
import { readUrlState, type ZoneChoice } from '../state/url-state.ts'
import { drawOnce } from './draw-once.server.ts'
import { listAuthorities } from './list-authorities.server.ts'

const DEFAULT_BA = 'ERCO'
const DEFAULT_ZONE = 'America/Chicago'

/** Makes what every loader of a page finds. Never throws: where the API cannot tell, `trouble` says so. */
export async function openPage(request: Request, context: Readonly<RouterContextProvider>): Promise<PageContext> {
  const client = context.get(apiContext)
  const { signal } = request
  const url = pageUrl(request.url)
  const preferences = readPreferences(request.headers.get('cookie'))
  const [health, authorities] = await Promise.all([
    client.health(signal).catch((error: unknown) => toGridlakeError(error)),
    listAuthorities(client, signal).catch((): AuthoritySummary[] => []),
  ])
  const answered = 'now' in health
  const now = answered ? Temporal.Instant.from(health.now) : systemClock.now()
  const state = readUrlState(url)
  const ba = state.ba ?? unreadable(url) ?? preferences.ba ?? DEFAULT_BA
  const marketZone = authorities.find(({ code }) => code === ba)?.zone ?? DEFAULT_ZONE
  const { instant: asOf, refusal } = readAsOf(state.as_of, marketZone, now)
  const zoneChoice = state.tz ?? preferences.zone
  return {
    client,
    now,
    simulated: answered && health.source === 'twin',
    version: answered ? health.version : '',
    url,
    state: { ...state, as_of: asOf && asOfText(asOf) },
    preferences,
    ba,
    marketZone,
    zone: zoneOf(zoneChoice, marketZone, preferences),
    zoneChoice,
    asOf,
    asOfRefusal: refusal,
    authorities,
    trouble: answered ? health.detail : health.message,
    signal,
    deliver: (id, markup) => deliver(context, request, id, markup),
    draw: (id, draw, ...input) =>
      deliver(context, request, id, drawOnce(context.get(drawingsContext), id, draw, input)),
  }
}

function zoneOf(choice: ZoneChoice, marketZone: string, { ownZone }: Preferences): string {
  if (choice === 'utc') return 'UTC'
  return choice === 'mine' ? (ownZone ?? marketZone) : marketZone
}

/** What stands in `/ba/…` and is no code: shown to the reader, who gets the nearest that exists. */
function unreadable({ pathname }: URL): string | undefined {
  const segment = /^\/ba\/([^/]+)/.exec(pathname)?.[1]
  if (segment === undefined) return undefined
  try {
    return decodeURIComponent(segment).slice(0, 40)
  } catch {
    return segment.slice(0, 40)
  }
}
