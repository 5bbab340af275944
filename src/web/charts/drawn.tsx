import { createContext, memo, use, useMemo } from 'react'

/** Markup drawn by the server for this document; empty in the browser. */
export const Drawn = createContext<ReadonlyMap<string, string>>(new Map())

/** Markup by its id. In the browser the server's own stays until new data bring new markup. */
export const Markup = memo(function Markup({
  id,
  markup,
  className,
}: {
  id: string
  markup: string | undefined
  className: string
}): React.ReactNode {
  const drawn = use(Drawn)
  const html = markup ?? drawn.get(id) ?? ''
  const inner = useMemo(() => ({ __html: html }), [html])
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by our own renderers, which escape every value
  return <div className={className} suppressHydrationWarning dangerouslySetInnerHTML={inner} />
})
