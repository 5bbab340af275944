import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { ROUTES } from '../../contract/routes.ts'
import { GridlakeError, hasCode, toGridlakeError } from '../../core/errors.ts'
import { findNearestName } from '../../core/nearest-name.ts'
import { addIndex } from './api-index.ts'
import { type Api, type ApiOptions, DEFAULT_API_LIMITS } from './api-options.ts'
import { addAuthorities } from './authorities/add-authorities.ts'
import { addDatasets } from './datasets.ts'
import { addDocs } from './docs.ts'
import { EXPOSED_HEADERS } from './exposed-headers.ts'
import { addForecasts } from './forecasts.ts'
import { addHealth } from './health.ts'
import { addLocations } from './locations.ts'
import { addOpenApi } from './openapi.ts'
import { addOriginalApi } from './original-api.ts'
import { addPrices } from './prices.ts'
import { addPriceAnnotations } from './prices-annotations.ts'
import { addPriceSummaries } from './prices-summaries.ts'
import { problemResponse } from './problem-response.ts'
import { addReceipts } from './receipts.ts'
import { requestDeadline } from './request-deadline.ts'
import { readRequestId } from './request-id.ts'
import { addRows } from './rows.ts'
import { addSeries } from './series.ts'
import { addSql } from './sql.ts'
import { addStatus } from './status.ts'
import { addStatusEvents } from './status-events.ts'
import { addFindings } from './status-findings.ts'
import { addGaps } from './status-gaps.ts'
import { addQuarantine } from './status-quarantine.ts'

/** The HTTP door: `/api/v1/*`. Every error leaves as problem+json with the request's id. */
export function createApi(options: ApiOptions): Api {
  const { log, clock, corsOrigins = [] } = options
  const deps = { ...options, limits: { ...DEFAULT_API_LIMITS, ...options.limits } }
  const app: Api = new Hono()
  app.use('/api/*', async (c, next) => {
    const started = clock.now()
    c.set('requestId', readRequestId(c.req.header('x-request-id')))
    await next()
    c.header('x-content-type-options', 'nosniff')
    c.header('x-request-id', c.get('requestId'))
    const durationMs = clock.now().since(started).total('milliseconds')
    log('debug', 'request', {
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      durationMs,
      requestId: c.get('requestId'),
    })
  })
  if (corsOrigins.length > 0) {
    app.use(
      '/api/*',
      cors({
        origin: corsOrigins.includes('*') ? '*' : [...corsOrigins],
        allowMethods: ['GET', 'HEAD', 'POST'],
        exposeHeaders: EXPOSED_HEADERS,
        maxAge: 600,
      }),
    )
  }
  app.use('/api/*', requestDeadline(deps.limits.requestTimeoutMs, clock))
  addIndex(app, deps)
  addHealth(app, deps)
  addDatasets(app, deps)
  addRows(app, deps)
  addForecasts(app, deps)
  addSeries(app, deps)
  addStatus(app, deps)
  addStatusEvents(app, deps)
  addGaps(app, deps)
  addFindings(app, deps)
  addQuarantine(app, deps)
  addReceipts(app, deps)
  addPrices(app, deps)
  addPriceSummaries(app, deps)
  addPriceAnnotations(app, deps)
  addLocations(app, deps)
  addAuthorities(app, deps)
  addSql(app, deps)
  addOriginalApi(app, deps)
  addOpenApi(app, deps)
  addDocs(app, deps)
  app.all('/api/*', (c) => refuse(c.req.method, c.req.path))
  app.onError((thrown, c) => {
    const error = toGridlakeError(hasCode(thrown, 'cancelled') ? (c.get('signal')?.reason ?? thrown) : thrown)
    const level = error.code === 'internal.bug' ? 'error' : 'info'
    log(level, 'request refused', {
      path: c.req.path,
      code: error.code,
      message: error.message,
      requestId: c.get('requestId'),
    })
    const later = error.code === 'access.rate_limited' ? { headers: { 'retry-after': '1' } } : {}
    return problemResponse(error, c.req.path, later)
  })
  return app
}

/** 405 where the path exists under another method, else 404 naming the nearest path. */
function refuse(method: string, path: string): Response {
  const matching = Object.values(ROUTES).filter((route) =>
    new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  )
  if (matching.length > 0) {
    const allow = matching.map((route) => (route.method === 'GET' ? 'GET, HEAD' : route.method)).join(', ')
    const error = new GridlakeError('route.unknown', `${path} does not take ${method}`, { hint: `use ${allow}` })
    return problemResponse(error, path, { status: 405, headers: { allow } })
  }
  const paths = Object.values(ROUTES).map((route) => route.path)
  const near = findNearestName(path, paths)
  const hint = near ? `did you mean ${near}?` : `resources: ${paths.join(', ')}`
  return problemResponse(new GridlakeError('route.unknown', `there is no resource ${path}`, { hint }), path)
}
