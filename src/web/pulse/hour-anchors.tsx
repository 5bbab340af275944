import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'

/** Places that addresses of hours name. Which one is asked for the browser says itself until the router's own steps count too. */
export function HourAnchors({ ids }: { ids: readonly string[] }): React.ReactNode {
  const { hash } = useLocation()
  const [isLive, setIsLive] = useState(false)
  useEffect(() => setIsLive(true), [])
  return ids.map((id) => (
    <span
      key={id}
      id={id}
      className="hour-anchor"
      data-asked={isLive ? (hash === `#${id}` ? 'yes' : 'no') : undefined}
    />
  ))
}
