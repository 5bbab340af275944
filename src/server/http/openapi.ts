import type { Hono } from 'hono'
import { describeOpenApi } from '../../contract/openapi.ts'
import type { ApiDeps } from './api-options.ts'

/** `GET /api/v1/openapi.json`. */
export function addOpenApi(app: Hono, { version }: ApiDeps): void {
  const description = describeOpenApi(version)
  app.get('/api/v1/openapi.json', (c) => c.json(description))
}
