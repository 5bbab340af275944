import type { Clock } from '../../core/clock.ts'
import { GridlakeError } from '../../core/errors.ts'
import type { Binding, Dataset } from '../../datasets/dataset.ts'
import type { Document } from '../../datasets/document.ts'
import type { Http } from '../http/http.ts'
import { judgeJson } from '../http/judge-json.ts'
import { stripUrlSecrets } from '../http/strip-secrets.ts'
import { hasReadings } from './has-readings.ts'

/** The JSON feeds behind the dashboards of ERCOT's site: overwritten in place, without history, no key. */
export interface DashboardSource {
  /**
   * What the dataset's feed says now; undefined while its last answer still stands (`max-age`, a minute at least). Errors:
   * `source.*`; `source.empty` for a feed that holds no reading, `source.schema_drift` for one that is not JSON.
   */
  capture(dataset: Dataset, signal?: AbortSignal): Promise<Document | undefined>
}

const MIN_AGE_S = 60
/** An answer that claims to hold for longer is asked for again all the same. */
const MAX_AGE_S = 3600

/** `baseUrl` is that of ERCOT's site, `https://www.ercot.com`. */
export function createDashboardSource({
  baseUrl,
  http,
  clock,
}: {
  baseUrl: string
  http: Http
  clock: Clock
}): DashboardSource {
  const base = baseUrl.replace(/\/+$/, '')
  const staleAtMs = new Map<string, number>()

  return {
    async capture(dataset, signal) {
      const { product, name } = dashboardBinding(dataset)
      if (clock.now().epochMilliseconds < (staleAtMs.get(name) ?? Number.NEGATIVE_INFINITY)) return undefined
      const url = `${base}/api/1/services/read/dashboards/${encodeURIComponent(name)}.json`
      const { bytes, headers } = await http.get(url, {
        accept: 'application/json',
        judge: judgeJson,
        ...(signal ? { signal } : {}),
      })
      const origin = stripUrlSecrets(url)
      mustHaveReadings(bytes, origin, dataset)
      const capturedAt = clock.now()
      staleAtMs.set(name, capturedAt.epochMilliseconds + 1000 * readMaxAgeS(headers.get('cache-control')))
      const id = `${name}_${capturedAt.toString({ fractionalSecondDigits: 3 }).replaceAll(/[-:.]/g, '')}`
      return {
        dataset: dataset.id,
        source: 'ercot-dashboard',
        product,
        id,
        name: `${id}.json`,
        bytes,
        publishedAt: capturedAt,
        publishedAtBasis: 'capture',
        obtainedAt: capturedAt,
        origin,
      }
    },
  }
}

function mustHaveReadings(bytes: Uint8Array, url: string, dataset: Dataset): void {
  const context = { url, dataset: dataset.id }
  let body: unknown
  try {
    body = JSON.parse(new TextDecoder().decode(bytes))
  } catch (cause) {
    throw new GridlakeError('source.schema_drift', `${url}: the answer is not JSON`, {
      hint: "ERCOT's dashboard has changed its form, or another address answered",
      context,
      cause,
    })
  }
  if (hasReadings(body)) return
  throw new GridlakeError('source.empty', `${url}: the dashboard answered without a single reading`, {
    hint: 'the feed is down though its address answers: try again later',
    context,
  })
}

/** Seconds from `max-age=60`, within bounds. */
function readMaxAgeS(cacheControl: string | null): number {
  const [, seconds] = /(?:^|[,\s])max-age=(\d{1,9})/i.exec(cacheControl ?? '') ?? []
  return Math.min(MAX_AGE_S, Math.max(MIN_AGE_S, Number(seconds ?? MIN_AGE_S)))
}

function dashboardBinding(dataset: Dataset): Extract<Binding, { via: 'dashboard' }> {
  for (const binding of dataset.bindings) if (binding.via === 'dashboard') return binding
  throw new GridlakeError('usage.invalid_argument', `${dataset.id} is not on a dashboard of ERCOT's site`, {
    context: { dataset: dataset.id },
  })
}
