import type { Server } from 'node:http'
import type { WebBundle, WebPort } from './port.ts'

/** Vite in middleware mode. Imported only in development, so a published package never needs Vite. */
export async function openDevWeb(hmrServer: Server): Promise<WebPort> {
  const { createServer } = await import('vite')
  const vite = await createServer({ server: { middlewareMode: true, hmr: { server: hmrServer } }, appType: 'custom' })
  return {
    load: async () => (await vite.ssrLoadModule('./src/web/server.ts')) as unknown as WebBundle,
    middleware: vite.middlewares,
    close: () => vite.close(),
  }
}
