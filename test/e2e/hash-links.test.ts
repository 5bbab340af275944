import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openWeb } from './open-web.ts'
import { PAGES } from './pages.ts'

const WINDOW = { viewport: { width: 1440, height: 500 } }

const web = openWeb()

test.each(PAGES)(
  '$name: each link to a place of the page leads there, quietly, and so does the way back',
  async ({ path }) => {
    const { page, complaints } = await web.openPage(WINDOW)
    await page.goto(`${web.url}${path}`)
    await page.locator('html[data-ready]').waitFor({ state: 'attached' })
    const ids: string[] = []
    for (const link of await page.locator('a[href*="#"]').all()) {
      const id = await link.evaluate(placeOnPage)
      if (id === undefined) continue
      ids.push(id)
      await page.evaluate('window.scrollTo(0, document.body.scrollHeight)')
      await link.focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => isInSight(page, id), { message: id }).toBe(true)
      if (id === 'main') expect(await page.evaluate('document.activeElement.id')).toBe(id)
    }
    expect(ids[0]).toBe('main')
    if (ids.length > 1) await page.goBack()
    expect(complaints).toEqual([])
  },
)

test('a page that a link leads to is seen from its top, and the way back leads to where the link stands', async () => {
  const { page } = await web.openPage(WINDOW)
  await page.goto(`${web.url}/catalog`)
  await page.locator('html[data-ready]').waitFor({ state: 'attached' })
  const link = page.locator('main a[href^="/catalog/"]').last()
  await link.scrollIntoViewIfNeeded()
  const scrolled = await page.evaluate('window.scrollY')
  expect(scrolled).toBeGreaterThan(300)
  await link.click()
  await page.waitForURL(/\/catalog\/./)
  await expect.poll(() => page.evaluate('window.scrollY')).toBe(0)
  await page.goBack()
  await page.waitForURL(/\/catalog$/)
  await expect.poll(() => page.evaluate('window.scrollY')).toBe(scrolled)
})

/** The id that a link names, where it leads to this page. */
function placeOnPage(link: unknown): string | undefined {
  const { pathname, search, hash, ownerDocument } = link as {
    [Name in 'pathname' | 'search' | 'hash']: string
  } & { ownerDocument: { location: { pathname: string; search: string } } }
  const { location } = ownerDocument
  return pathname === location.pathname && search === location.search ? hash.slice(1) : undefined
}

const isInSight = (page: Page, id: string): Promise<boolean> =>
  page.evaluate(`(() => {
    const { top } = document.getElementById(${JSON.stringify(id)}).getBoundingClientRect()
    return top > -1 && top < window.innerHeight
  })()`)
