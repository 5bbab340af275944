import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, test } from 'vitest'
import { PageError } from '../../../src/web/shell/page-error.tsx'
import { pageProblem } from '../../../src/web/state/page-problem.ts'

const render = (error: unknown): string => {
  const router = createMemoryRouter([{ path: '*', element: createElement(PageError, { error }) }], {
    initialEntries: ['/prices?s=HB_NORTH'],
  })
  return renderToStaticMarkup(createElement(RouterProvider, { router }))
}
const answer = (status: number, data: unknown) => ({ status, statusText: '', internal: false, data })

test('what may pass can be asked for again without JavaScript, at the same address', () => {
  for (const error of [new Error('Unexpected Server Error'), answer(503, pageProblem(503, { message: 'Busy.' }).data)])
    expect(render(error)).toContain('<a href="/prices?s=HB_NORTH">Try again</a>')
})

test('what leads nowhere is not asked for again', () => {
  const html = render(answer(404, pageProblem(404, { message: 'There is no settlement point X.' }).data))
  expect(html).toContain('There is no settlement point X.')
  expect(html).not.toContain('Try again')
})

test('where the server is away it is a button, and opens by itself', () => {
  const html = render(new TypeError('Failed to fetch'))
  expect(html).toMatch(/<h1>The server does not answer<\/h1>.*opens by itself.*<button type="button"[^>]*>Try again/s)
})
