import { fileURLToPath } from 'node:url'
import { GridlakeError } from '../../core/errors.ts'
import { openDrawings } from './drawings.ts'
import type { WebBundle, WebPort } from './port.ts'

/** The pages made by `react-router build`; `webBundleUrl` is its folder (`dist/web/`). Errors: `config.missing` when it was not built. */
export async function openBuiltWeb(webBundleUrl: URL): Promise<WebPort> {
  const folder = new URL(webBundleUrl.href.endsWith('/') ? webBundleUrl.href : `${webBundleUrl.href}/`)
  const server = new URL('server/index.js', folder)
  try {
    const bundle = (await import(server.href)) as WebBundle
    return {
      load: () => Promise.resolve(bundle),
      clientDirectory: fileURLToPath(new URL('client', folder)),
      drawings: openDrawings(),
    }
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new GridlakeError('config.missing', `the web pages are not built: ${fileURLToPath(server)} does not exist`, {
      hint: 'run `npm run build`',
      cause: error,
    })
  }
}
