import { useEffect, useState } from 'react'
import { useNavigation } from 'react-router'

const SLOW_MS = 300

/** Whether the next page is on its way for longer than one notices. */
export function useSlowNavigation(): boolean {
  const isOnItsWay = useNavigation().state !== 'idle'
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    if (!isOnItsWay) return setSlow(false)
    const timer = setTimeout(() => setSlow(true), SLOW_MS)
    return () => clearTimeout(timer)
  }, [isOnItsWay])
  return isSlow
}
