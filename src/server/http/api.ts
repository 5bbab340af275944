import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { requestId } from 'hono/request-id'
import { ROUTES } from '../../contract/routes.ts'
import { GridlakeError, toGridlakeError } from '../../core/errors.ts'
import { type Api, type ApiOptions, DEFAULT_API_LIMITS } from './api-options.ts'
import { addDatasets } from './datasets.ts'
import { addHealth } from './health.ts'
import { findNearestName } from './nearest-name.ts'
import { addOpenApi } from './openapi.ts'
import { problemResponse } from './problem-response.ts'
import { addRows } from './rows.ts'
import { addSql } from './sql.ts'

const META_HEADERS = ['gridlake-versions', 'gridlake-schema-epochs', 'gridlake-rows', 'gridlake-inferred-rows']

/** The HTTP door: `/api/v1/*`. Every error leaves as problem+json with the request's id. */
export function createApi(options: ApiOptions): Api {
  const { log, clock, corsOrigins = [] } = options
  const deps = { ...options, limits: { ...DEFAULT_API_LIMITS, ...options.limits } }
  const app: Api = new Hono()
  app.use('/api/*', requestId())
  app.use('/api/*', async (c, next) => {
    const started = clock.now()
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
    const exposeHeaders = ['etag', 'x-request-id', ...META_HEADERS]
    app.use('/api/*', cors({ origin: corsOrigins.includes('*') ? '*' : [...corsOrigins], exposeHeaders }))
  }
  addHealth(app, deps)
  addDatasets(app, deps)
  addRows(app, deps)
  addSql(app, deps)
  addOpenApi(app, deps)
  app.all('/api/*', (c) => refuse(c.req.method, c.req.path))
  app.onError((thrown, c) => {
    const error = toGridlakeError(thrown)
    const level = error.code === 'internal.bug' ? 'error' : 'info'
    log(level, 'request refused', {
      path: c.req.path,
      code: error.code,
      message: error.message,
      requestId: c.get('requestId'),
    })
    return problemResponse(error, c.req.path)
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
