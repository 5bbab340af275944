import { useEffect, useState } from 'react'
import { Form, useNavigate } from 'react-router'
import { hiddenFields, type UrlState, writeUrl } from '../state/url-state.ts'
import { ABOVE_MAX, ABOVE_MIN } from './read-above.ts'
import { usdText } from './usd-text.ts'

/** A slider that moves asks again after so long. */
const PAUSE_MS = 150

/** The price above which hours are counted: a slider in a GET form, which asks by itself where there is JavaScript. */
export function ThresholdForm({
  path,
  state,
  above,
}: {
  path: string
  state: UrlState
  above: number
}): React.ReactNode {
  const navigate = useNavigate()
  const [value, setValue] = useState(above)
  useEffect(() => setValue(above), [above])
  useEffect(() => {
    if (value === above) return
    const timer = window.setTimeout(() => {
      const address = writeUrl(path, state)
      void navigate(`${address}${address.includes('?') ? '&' : '?'}above=${value}`, {
        replace: true,
        preventScrollReset: true,
      })
    }, PAUSE_MS)
    return () => window.clearTimeout(timer)
  }, [value, above, path, state, navigate])
  return (
    <Form method="get" action={path} className="threshold-form" preventScrollReset>
      {hiddenFields(state).map(([name, text]) => (
        <input key={name} type="hidden" name={name} value={text} />
      ))}
      <label htmlFor="above">Hours above</label>
      <input
        id="above"
        type="range"
        name="above"
        min={ABOVE_MIN}
        max={Math.max(ABOVE_MAX, above)}
        step={1}
        value={value}
        aria-valuetext={`${usdText(value)} per MWh`}
        onChange={(event) => setValue(event.currentTarget.valueAsNumber)}
      />
      <output htmlFor="above">{usdText(value)}</output>
      <button type="submit">Count</button>
    </Form>
  )
}
