import { createHash } from 'node:crypto'
import { describeOpenApi } from '../../contract/openapi.ts'
import type { Api, ApiDeps } from './api-options.ts'
import { renderDocsPage } from './docs/docs-page.ts'
import type { OpenApiDocument } from './docs/openapi-document.ts'
import { DOCS_STYLE } from './docs/style.ts'
import { etagOf, matchingEtag } from './etag.ts'

const STYLE_HASH = createHash('sha256').update(DOCS_STYLE).digest('base64')

/** `GET /docs`: the API's description for people. */
export function addDocs(app: Api, { version }: ApiDeps): void {
  const description = describeOpenApi(version) as unknown as OpenApiDocument
  app.get('/docs', (c) => {
    const { origin } = new URL(c.req.url)
    const etag = etagOf({}, 'docs', version, origin)
    const headers = {
      etag,
      'cache-control': 'no-cache',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
    }
    if (matchingEtag(c.req.header('if-none-match'), etag) !== undefined) return c.body(null, 304, headers)
    return c.html(renderDocsPage(description, origin), 200, headers)
  })
}
