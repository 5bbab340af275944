import { useCallback, useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { writeUrl } from '../state/url-state.ts'
import type { PriceWindow } from './price-window.ts'
import type { PricesPage } from './prices-page.ts'
import { windowEdges } from './window-edges.ts'

/** While a hand moves the window the address follows so late. */
const FOLLOW_MS = 250

export interface WindowControl {
  /** The stretch of time in sight, which runs ahead of the page's own. */
  current(): PriceWindow
  /** Shows another stretch: the address follows, and so do the prices. */
  move(to: PriceWindow): void
  /** What is in sight becomes an entry of the history. */
  commit(to?: PriceWindow): void
  isHeld(): boolean
}

/** The page's window of time: replaced in the address while it moves, pushed when it rests. */
export function usePriceWindow(page: PricesPage, onMove: (window: PriceWindow) => void): WindowControl {
  const navigate = useNavigate()
  const held = useRef<PriceWindow>(undefined)
  const timer = useRef<number>(undefined)
  const own = useRef<PriceWindow>(page)
  own.current = page
  const addressOf = ({ fromMs, toMs }: PriceWindow) =>
    writeUrl(page.path, { ...page.state, ...windowEdges(fromMs, toMs) })

  useEffect(() => () => window.clearTimeout(timer.current), [])

  const current = useCallback(() => held.current ?? own.current, [])
  const isHeld = useCallback(() => held.current !== undefined, [])
  return {
    current,
    isHeld,
    move(to) {
      held.current = to
      onMove(to)
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(() => {
        void navigate(addressOf(to), { replace: true, preventScrollReset: true })
      }, FOLLOW_MS)
    },
    commit(to) {
      const rest = to ?? held.current
      held.current = undefined
      window.clearTimeout(timer.current)
      if (rest) void navigate(addressOf(rest), { preventScrollReset: true })
    },
  }
}
