import { useCallback, useEffect, useRef, useState } from 'react'
import { useRevalidator } from 'react-router'
import { createClient } from '../../client/client.ts'
import { followLive } from './follow-live.ts'

export interface FreshDataOptions {
  /** Datasets that the page reads; undefined: any. */
  reads: readonly string[] | undefined
  /** A past moment is shown: it does not change. */
  isPast: boolean
}

/** How the server that the page came from is doing. */
export interface Reach {
  /** `troubled`: it answers, and cannot read its lake. */
  state: 'well' | 'troubled' | 'away'
  /** Events come in: it is there, without asking. */
  isSure(): boolean
  /** Whether it answers. */
  ask(): Promise<boolean>
}

/** Asked so often while no events come in. */
const POLL_MS = 15_000
/** Tables that change together are one change. */
const GATHER_MS = 400
/** A server that takes longer to say that it is well is away. */
const ANSWER_MS = 10_000

/**
 * Keeps the page up to date: loads its data anew when the server tells of new ones, or every so often while it cannot tell; not while
 * the page is hidden, and at once when it comes back into view after a change. While the server cannot be reached, or cannot read the
 * lake, the page keeps what it shows.
 */
export function useFreshData({ reads, isPast }: FreshDataOptions): Reach {
  const { revalidate } = useRevalidator()
  const [state, setState] = useState<Reach['state']>('well')
  const isConnected = useRef(false)
  const options = useRef({ reads, isPast })
  options.current = { reads, isPast }
  const look = useCallback(async (): Promise<Reach['state']> => {
    const client = createClient({ baseUrl: window.location.href })
    const found = await client.health(AbortSignal.timeout(ANSWER_MS)).then(
      ({ status }) => (status === 'ok' ? 'well' : 'troubled'),
      () => 'away' as const,
    )
    setState(found)
    return found
  }, [])
  useEffect(() => {
    let poll: number | undefined
    let gathering: number | undefined
    let stop: (() => void) | undefined
    const refresh = async () => {
      // Looked first: a failed load would replace the page by an error page.
      if ((await look()) === 'well' && !options.current.isPast) await revalidate()
    }
    const soon = () => {
      window.clearTimeout(gathering)
      gathering = window.setTimeout(refresh, GATHER_MS)
    }
    const startPolling = () => {
      if (poll !== undefined) return
      soon()
      poll = window.setInterval(refresh, POLL_MS)
    }
    const stopPolling = () => {
      window.clearInterval(poll)
      poll = undefined
    }
    const start = () => {
      stop ??= followLive({
        onTables: (datasets) => {
          const { reads } = options.current
          if (!reads || datasets.some((id) => reads.includes(id))) soon()
        },
        onConnection: (connected) => {
          isConnected.current = connected
          if (!connected) return startPolling()
          stopPolling()
          setState('well')
        },
      })
    }
    const rest = () => {
      stopPolling()
      window.clearTimeout(gathering)
      stop?.()
      stop = undefined
      isConnected.current = false
    }
    const onVisibility = () => {
      if (document.visibilityState !== 'visible') return rest()
      if (!stop) soon()
      start()
    }
    if (document.visibilityState === 'visible') start()
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      rest()
      document.removeEventListener('visibilitychange', onVisibility)
    }
  }, [look, revalidate])
  const isSure = useCallback(() => isConnected.current, [])
  const ask = useCallback(async () => (await look()) !== 'away', [look])
  return { state, isSure, ask }
}
