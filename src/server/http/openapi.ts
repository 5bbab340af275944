import { describeOpenApi } from '../../contract/openapi.ts'
import type { Api, ApiDeps } from './api-options.ts'

/** `GET /api/v1/openapi.json`. */
export function addOpenApi(app: Api, { version }: ApiDeps): void {
  const description = describeOpenApi(version)
  app.get('/api/v1/openapi.json', (c) => c.json(description))
}
