import { redirect } from 'react-router'
import { preferencesCookie, readPreferences, toPreferences } from '../state/preferences.ts'
import type { Route } from './+types/preferences'

/** Writes what a form chose into the cookie, and leads back. */
export async function action({ request }: Route.ActionArgs): Promise<Response> {
  const form = await request.formData().catch(() => new FormData())
  const before = readPreferences(request.headers.get('cookie'))
  const chosen = toPreferences(form)
  const preferences = {
    ba: form.has('ba') ? chosen.ba : before.ba,
    zone: form.has('tz') ? chosen.zone : before.zone,
    ownZone: chosen.ownZone ?? before.ownZone,
    theme: form.has('theme') ? chosen.theme : before.theme,
  }
  return redirect(backPath(form.get('back')), { headers: { 'set-cookie': preferencesCookie(preferences) } })
}

export const loader = (): Response => redirect('/')

/** A path of this app; never another origin. */
const backPath = (back: unknown): string => (typeof back === 'string' && /^\/(?![/\\])/.test(back) ? back : '/')
