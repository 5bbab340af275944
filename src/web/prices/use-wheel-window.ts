import { useEffect, useRef } from 'react'
import { plotShare } from './plot-area.ts'
import { panWindow, pinchWindow } from './price-window.ts'
import type { WindowControl } from './use-price-window.ts'

/** A wheel that is still for so long has stopped. */
const STILL_MS = 400
const ZOOM_PER_PX = 0.01

/** A trackpad on a figure: two fingers sideways move the window, a pinch (or the wheel with Ctrl) zooms. Up and down scrolls the page. */
export function useWheelWindow(
  figure: React.RefObject<HTMLElement | null>,
  control: WindowControl,
  onBegin: () => void,
): void {
  const latest = useRef({ control, onBegin })
  latest.current = { control, onBegin }
  useEffect(() => {
    const element = figure.current
    const panes = element?.querySelector<HTMLElement>('.panes')
    if (!element || !panes) return
    let timer: number | undefined
    const onWheel = (event: WheelEvent) => {
      const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY)
      if (!event.ctrlKey && !isSideways) return
      const at = plotShare(element, event.clientX)
      if (!at) return
      event.preventDefault()
      const { control, onBegin } = latest.current
      if (timer === undefined) onBegin()
      const shown = control.current()
      const grip = 0.1 * Math.exp(-event.deltaY * ZOOM_PER_PX)
      control.move(
        event.ctrlKey
          ? pinchWindow(shown, [at.share - 0.1, at.share + 0.1], [at.share - grip, at.share + grip])
          : panWindow(shown, event.deltaX / at.widthPx),
      )
      window.clearTimeout(timer)
      timer = window.setTimeout(() => {
        timer = undefined
        latest.current.control.commit()
      }, STILL_MS)
    }
    panes.addEventListener('wheel', onWheel, { passive: false })
    return () => {
      window.clearTimeout(timer)
      panes.removeEventListener('wheel', onWheel)
    }
  }, [figure])
}
