import { expect, test } from 'vitest'
import { pageUrl } from '../../../src/web/state/page-url.ts'

test.each([
  ['http://lake.example/ba/ERCO?date=2024-03-10', '/ba/ERCO?date=2024-03-10'],
  ['http://lake.example/ba/ERCO.data?date=2024-03-10&_routes=root', '/ba/ERCO?date=2024-03-10'],
  ['http://lake.example/_root.data', '/'],
  ['http://lake.example/prices/_.data', '/prices/'],
  ['http://lake.example/clean?ba=CISO&from=&to=', '/clean?ba=CISO'],
])('%s is of the page %s', (asked, page) => {
  const { pathname, search } = pageUrl(asked)
  expect(pathname + search).toBe(page)
})
