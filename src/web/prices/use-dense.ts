import { useCallback, useEffect, useRef } from 'react'
import type { DensePaneData } from '../charts/dense/dense-data.ts'
import type { DenseHandle } from '../charts/dense/mount-dense.ts'
import { densePane, readFullPane } from './full-pane.ts'
import type { PriceWindow } from './price-window.ts'
import type { Pane, PricesPage } from './prices-page.ts'

/** Moves the canvases; before there are any it does nothing. */
export type SetWindow = (window: PriceWindow) => void

/**
 * Draws the page's panes on canvases in `.dense-slot` elements of a figure, once `isOn`; every price of the range where the page only
 * has some of them. `isHeld` keeps the window where a hand holds it.
 */
export function useDense(
  figure: React.RefObject<HTMLElement | null>,
  page: PricesPage,
  isOn: boolean,
  isHeld: () => boolean,
): SetWindow {
  const handle = useRef<DenseHandle>(undefined)
  const latest = useRef(page)
  latest.current = page
  const shape = `${page.panes.map(({ market, series }) => `${market} ${series.map(({ location }) => location)}`)} ${page.zone} ${page.y}`

  // biome-ignore lint/correctness/useExhaustiveDependencies: other panes, zone or scale need other canvases
  useEffect(() => {
    if (!isOn) return
    let isGone = false
    const mount = async () => {
      const { mountDense } = await import('../charts/dense/mount-dense.ts')
      const slots = [...(figure.current?.querySelectorAll<HTMLElement>('.dense-slot') ?? [])]
      if (isGone || slots.length === 0) return
      const { fromMs, toMs, zone, y, moment } = latest.current
      handle.current = mountDense(
        slots,
        latest.current.panes.map((pane) => densePane(pane, fromMs)),
        { fromMs, toMs, zone, scale: y, moment },
      )
      void fill()
    }
    /** The page's own points first, then all there are. */
    const fill = async () => {
      const asked = latest.current
      const full = await readFull(asked)
      if (!isGone && full && latest.current === asked) show(handle.current, full, asked, isHeld())
    }
    void mount()
    const redraw = () => handle.current?.redraw()
    const scheme = window.matchMedia('(prefers-color-scheme: dark)')
    scheme.addEventListener('change', redraw)
    const theme = new MutationObserver(redraw)
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      isGone = true
      scheme.removeEventListener('change', redraw)
      theme.disconnect()
      handle.current?.destroy()
      handle.current = undefined
    }
  }, [figure, isOn, shape])

  useEffect(() => {
    if (!handle.current) return
    show(
      handle.current,
      page.panes.map((pane) => densePane(pane, page.fromMs)),
      page,
      isHeld(),
    )
    let isGone = false
    void readFull(page).then((full) => {
      if (!isGone && full) show(handle.current, full, page, isHeld())
    })
    return () => {
      isGone = true
    }
  }, [page, isHeld])

  return useCallback(({ fromMs, toMs }) => handle.current?.setWindow(fromMs, toMs), [])
}

function show(
  handle: DenseHandle | undefined,
  panes: readonly DensePaneData[],
  page: PricesPage,
  isHeld: boolean,
): void {
  const { fromMs, toMs, zone, y, moment } = page
  if (isHeld) handle?.setPanes(panes)
  else handle?.setData(panes, { fromMs, toMs, zone, scale: y, moment })
}

/** Every price of the panes that show some; undefined: they show all, or the API did not answer. */
async function readFull(page: PricesPage): Promise<DensePaneData[] | undefined> {
  if (page.panes.every(({ downsampledFrom }) => downsampledFrom === undefined)) return undefined
  const read = (pane: Pane) => (pane.downsampledFrom === undefined ? densePane(pane, page.fromMs) : readFullPane(pane))
  try {
    return await Promise.all(page.panes.map(read))
  } catch {
    return undefined
  }
}
