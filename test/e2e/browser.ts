import sparticuz from '@sparticuz/chromium'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/**
 * A headless Chromium. The package's own `args` would run it in one process, which dies with its second context. Without `--disable-gpu` a
 * process of its own plays a graphics card, and draws for seconds after each page of which the next is kept waiting.
 */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: ['--no-sandbox', '--disable-quic', '--font-render-hinting=none', '--disable-gpu'],
  })
}

export interface OpenPage {
  page: Page
  /** What the page wrote to its console as warnings and errors, and errors it did not catch. */
  complaints: string[]
}

export async function openPage(browser: Browser, options: BrowserContextOptions): Promise<OpenPage> {
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'America/Los_Angeles', ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return { page, complaints }
}
