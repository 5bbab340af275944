import { PATHS } from '../../contract/paths.ts'
import type { ApiIndex } from '../../contract/schemas/api-index.ts'
import type { Api, ApiDeps } from './api-options.ts'

/** `GET /api/v1`. */
export function addIndex(app: Api, { source, version }: ApiDeps): void {
  const index: ApiIndex = {
    name: 'gridlake',
    version,
    source,
    docs: '/docs',
    openapi: PATHS.openapi,
    resources: { ...PATHS },
  }
  app.get('/api/v1', (c) =>
    c.json(index, 200, { link: '</docs>; rel="service-doc", </api/v1/openapi.json>; rel="service-desc"' }),
  )
}
