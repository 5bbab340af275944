import { redirect } from 'react-router'
import { pageContext } from '../state/page-context.ts'
import { writeUrl } from '../state/url-state.ts'
import type { Route } from './+types/home'

/** `/` is the reader's own balancing authority. */
export function loader({ context }: Route.LoaderArgs): Response {
  const { ba, state } = context.get(pageContext)
  return redirect(writeUrl(`/ba/${ba}`, state))
}
