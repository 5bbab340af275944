import type { Health } from '../../contract/schemas/health.ts'
import { GridlakeError, toGridlakeError } from '../../core/errors.ts'
import type { DatasetStatus } from '../../engine/question.ts'
import type { Api, ApiDeps } from './api-options.ts'
import { describeHealth } from './describe-health.ts'

/** `GET /api/v1/health`: answers 200 as long as the server runs, whatever the lake is doing. */
export function addHealth(app: Api, deps: ApiDeps): void {
  const { catalogue, clock, log, source, version } = deps
  app.get('/api/v1/health', async () => {
    const now = clock.now()
    const base = { version, source, now: now.toString({ smallestUnit: 'millisecond' }) }
    let health: Health
    try {
      const statuses = await statusInTime(deps)
      const datasets = catalogue.map((dataset) => {
        const status = statuses.find(({ id }) => id === dataset.id)
        return describeHealth(dataset, status, now)
      })
      health = { status: 'ok', ...base, datasets }
    } catch (error) {
      const { code, message } = toGridlakeError(error)
      log('warn', 'health could not read the lake', { code, message })
      health = { status: 'degraded', ...base, detail: `${code}: the lake's status cannot be read`, datasets: [] }
    }
    return Response.json(health, { headers: { 'cache-control': 'no-store' } })
  })
}

async function statusInTime({ engine, clock, limits }: ApiDeps): Promise<readonly DatasetStatus[]> {
  const done = new AbortController()
  const late = clock.sleep(limits.healthTimeoutMs, done.signal).then(() => {
    throw new GridlakeError('query.timeout', `no status within ${limits.healthTimeoutMs} ms`)
  })
  try {
    return await Promise.race([engine.status(), late])
  } finally {
    late.catch(() => {})
    done.abort()
  }
}
