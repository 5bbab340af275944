import type { Cursor } from '../../engine/cursor.ts'

/** The address of the page after this one. `moments`: parameters as instants, where the request has words like `today` for them. */
export function nextPagePath(
  requestUrl: string,
  moments: Readonly<Record<string, Temporal.Instant | undefined>>,
): (cursor: Cursor) => string {
  const { pathname, searchParams } = new URL(requestUrl)
  for (const [name, moment] of Object.entries(moments)) if (moment) searchParams.set(name, moment.toString())
  return (cursor) => {
    searchParams.set('cursor', cursor)
    return `${pathname}?${searchParams}`
  }
}

/** Headers that lead to the next page, where there is one. */
export function nextPageHeaders(
  cursor: Cursor | null | undefined,
  nextPath: ((cursor: Cursor) => string) | undefined,
): Record<string, string> {
  if (typeof cursor !== 'string') return {}
  return {
    'gridlake-next-cursor': cursor,
    ...(nextPath === undefined ? {} : { link: `<${nextPath(cursor)}>; rel="next"` }),
  }
}
