import { createContext, type RouterContextProvider } from 'react-router'

/** Markup drawn for this document, kept out of the hydration data so that nothing is sent twice. */
export const drawnContext = createContext<Map<string, string>>()

/** A document gets the drawing as markup only; a client navigation (`….data`) gets it as data. */
export function deliver(
  context: Readonly<RouterContextProvider>,
  request: Request,
  id: string,
  markup: string,
): string | undefined {
  if (new URL(request.url).pathname.endsWith('.data')) return markup
  context.get(drawnContext).set(id, markup)
  return undefined
}
