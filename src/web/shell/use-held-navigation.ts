import { useEffect } from 'react'
import { type Location, useBlocker } from 'react-router'
import type { Reach } from '../state/use-fresh-data.ts'

/** Asked so often whether what was asked for can be had. */
const AGAIN_MS = 3_000

/**
 * Holds a step to another page back until the server answers: the page that stands would give way to an error page. Undefined while
 * none is held; else `stay` gives it up.
 */
export function useHeldNavigation({ state, isSure, ask }: Reach): { stay(): void } | undefined {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => !isSure() && addressOf(currentLocation) !== addressOf(nextLocation),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: a server that is there again is asked at once
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    let isOver = false
    const tryIt = async () => {
      if ((await ask()) && !isOver) blocker.proceed()
    }
    void tryIt()
    const again = window.setInterval(tryIt, AGAIN_MS)
    return () => {
      isOver = true
      window.clearInterval(again)
    }
  }, [blocker, ask, state])
  return blocker.state === 'blocked' && state === 'away' ? { stay: () => blocker.reset() } : undefined
}

const addressOf = ({ pathname, search }: Location): string => `${pathname}${search}`
