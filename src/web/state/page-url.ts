/** The address of the page that a request is for: a navigation within the app asks for `….data` beside it. */
export function pageUrl(requestUrl: string): URL {
  const url = new URL(requestUrl)
  url.searchParams.delete('_routes')
  // A form's empty fields choose nothing.
  for (const name of new Set(url.searchParams.keys())) {
    if (url.searchParams.getAll(name).every((value) => value === '')) url.searchParams.delete(name)
  }
  if (!url.pathname.endsWith('.data')) return url
  const path = url.pathname.slice(0, -'.data'.length)
  url.pathname = path === '/_root' ? '/' : path.endsWith('/_') ? path.slice(0, -1) : path
  return url
}
