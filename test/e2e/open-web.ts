import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { launchBrowser, type OpenPage, openPage } from './browser.ts'
import { type ServedWeb, serveWebLake, WEB_LAKE_TIMEOUT_MS } from './serve-web-lake.ts'

interface Serving extends AsyncDisposable {
  url: string
}

/** What the tests of one file look at, and a browser to look with; from the first test on. */
export interface Web<Served extends Serving> {
  /** Without a slash at its end. */
  readonly url: string
  readonly served: Served
  /** A page in a context of its own, which is closed after the test. */
  openPage(options?: BrowserContextOptions): Promise<OpenPage>
}

/** Serves for the tests of this file; by default the built app over the lake of all tests of pages. Call it once, outside the tests. */
export function openWeb(): Web<ServedWeb>
export function openWeb<Served extends Serving>(serve: () => Promise<Served>): Web<Served>
export function openWeb(serve: () => Promise<Serving> = serveWebLake): Web<Serving> {
  let served: Serving | undefined
  let browser: Promise<Browser> | undefined

  beforeAll(async () => {
    served = await serve()
  }, WEB_LAKE_TIMEOUT_MS)

  afterEach(async () => {
    for (const context of (await browser)?.contexts() ?? []) await context.close()
  })

  afterAll(async () => {
    await (await browser)?.close()
    await served?.[Symbol.asyncDispose]()
  })

  return {
    get url() {
      return this.served.url
    },
    get served() {
      if (!served) throw new Error('nothing is served before the first test')
      return served
    },
    async openPage(options = {}) {
      browser ??= launchBrowser()
      return openPage(await browser, options)
    },
  }
}
