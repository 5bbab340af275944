import { useEffect, useRef } from 'react'
import { plotShare } from './plot-area.ts'
import { type PriceWindow, panWindow } from './price-window.ts'
import { trackFingers } from './track-fingers.ts'
import type { WindowControl } from './use-price-window.ts'

/** Less is a click. */
const LEAST_DRAG_PX = 6

export interface PriceGestures {
  /** The pointer is over a moment. */
  onRead(epochMs: number): unknown
  onLeave(): unknown
  /** A stretch is being chosen: shares of the plot area. */
  onBrush(brush: readonly [number, number] | undefined): void
  onSelect(from: number, to: number): void
  /** The window begins to move. */
  onPan(): void
  onOut(): void
}

interface Drag {
  kind: 'brush' | 'pan'
  startX: number
  share: number
  window: PriceWindow
}

/**
 * Pointers on a figure: moving reads, dragging chooses a stretch, dragging with Shift moves the window, a double click goes out. One
 * finger only reads, so that the page scrolls under it; two move and zoom the window.
 */
export function usePriceGestures(
  figure: React.RefObject<HTMLElement | null>,
  control: WindowControl,
  gestures: PriceGestures,
): void {
  const latest = useRef({ control, gestures })
  latest.current = { control, gestures }
  useEffect(() => {
    const panes = figure.current?.querySelector<HTMLElement>('.panes')
    const element = figure.current
    if (!panes || !element) return
    let drag: Drag | undefined
    const fingers = trackFingers()
    const shareAt = (event: PointerEvent | MouseEvent) => plotShare(element, event.clientX)?.share
    const read = (share: number) => {
      const { fromMs, toMs } = latest.current.control.current()
      if (share >= 0 && share <= 1) latest.current.gestures.onRead(fromMs + share * (toMs - fromMs))
    }
    const onTouch = (event: PointerEvent, share: number) => {
      panes.setPointerCapture(event.pointerId)
      if (!fingers.down(event.pointerId, share, latest.current.control.current())) return read(share)
      latest.current.gestures.onPan()
      latest.current.gestures.onLeave()
    }
    const onDown = (event: PointerEvent) => {
      const share = shareAt(event)
      if (share === undefined || share < 0 || share > 1) return
      if (event.pointerType === 'touch') return onTouch(event, share)
      if (event.button !== 0) return read(share)
      panes.setPointerCapture(event.pointerId)
      drag = {
        kind: event.shiftKey ? 'pan' : 'brush',
        startX: event.clientX,
        share,
        window: latest.current.control.current(),
      }
      if (drag.kind === 'pan') latest.current.gestures.onPan()
    }
    const onMove = (event: PointerEvent) => {
      const share = shareAt(event)
      if (share === undefined) return
      const pinched = fingers.move(event.pointerId, share)
      if (pinched) return latest.current.control.move(pinched)
      if (drag === undefined) return read(share)
      if (drag.kind === 'pan') return latest.current.control.move(panWindow(drag.window, drag.share - share))
      if (Math.abs(event.clientX - drag.startX) >= LEAST_DRAG_PX)
        latest.current.gestures.onBrush([drag.share, Math.min(1, Math.max(0, share))])
    }
    const onUp = (event: PointerEvent) => {
      if (fingers.up(event.pointerId)) return latest.current.control.commit()
      const [ended, share] = [drag, shareAt(event)]
      drag = undefined
      latest.current.gestures.onBrush(undefined)
      if (ended === undefined || share === undefined || Math.abs(event.clientX - ended.startX) < LEAST_DRAG_PX) return
      if (ended.kind === 'pan') latest.current.control.commit()
      else latest.current.gestures.onSelect(ended.share, share)
    }
    const onCancel = (event: PointerEvent) => {
      if (fingers.up(event.pointerId)) latest.current.control.commit()
      drag = undefined
      latest.current.gestures.onBrush(undefined)
    }
    /** What a finger read stays when it is lifted. */
    const onLeave = (event: PointerEvent) => {
      if (drag === undefined && event.pointerType !== 'touch') latest.current.gestures.onLeave()
    }
    const onDouble = () => latest.current.gestures.onOut()
    const listeners = {
      pointerdown: onDown,
      pointermove: onMove,
      pointerup: onUp,
      pointercancel: onCancel,
      pointerleave: onLeave,
      dblclick: onDouble,
    }
    for (const [name, listener] of Object.entries(listeners)) panes.addEventListener(name, listener as EventListener)
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        panes.removeEventListener(name, listener as EventListener)
    }
  }, [figure])
}
