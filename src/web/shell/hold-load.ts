import { redirect, replace } from 'react-router'
import type { Route } from '../+types/root'
import { isUnreached } from '../state/is-unreached.ts'
import { untilAnswered } from '../state/until-answered.ts'

/**
 * What becomes of a load that the server went away from. A page is held back: the one that stands stays, and what was asked for opens
 * once the server answers. What a form sends is not sent twice: the page is loaded anew then. What is looked up beside a page is nothing.
 */
export const holdLoad: Route.ClientMiddlewareFunction = async ({ request }, next) => {
  const results = await next()
  const ids = Object.keys(results)
  const instead = (result: unknown) => Object.fromEntries(ids.map((id) => [id, { type: 'data' as const, result }]))
  if (!ids.some((id) => isUnreached(results[id]?.result))) return results
  const isSent = request.method !== 'GET'
  if (!isSent && !ids.includes('root')) return instead(undefined)
  await untilAnswered(request.signal)
  const here = window.location.href
  // A step back, and what is loaded anew, has its address already.
  return instead(isSent || request.url === here.replace(/#.*$/, '') ? replace(here) : redirect(request.url))
}
