import { useEffect, useRef, useState } from 'react'
import { Form, useSubmit } from 'react-router'
import { KeptFields } from '../shell/kept-fields.tsx'
import type { CleanView } from './clean-view.ts'

/** Eight, eleven and eighteen begin with a vowel. */
const articleOf = (hours: number): string => ([8, 11, 18].includes(hours) ? 'an' : 'a')

/** So long the slider must rest before the page asks anew. */
const REST_MS = 150

/** When to start a load of so many hours. A plain GET form; with a script it follows the slider. */
export function LoadCard({ view: { load, unit } }: { view: CleanView }): React.ReactNode {
  const { best } = load
  return (
    <section className="card clean-load" aria-labelledby="load-title">
      <h2 id="load-title">Run a load when it is cleanest</h2>
      <LoadForm load={load} />
      {best ? (
        <div aria-live="polite">
          <p className="clean-words">
            For {articleOf(load.hours)} {load.hours}-hour load start
          </p>
          <p className="clean-when">{best.isNow ? `Now: ${best.when}` : upper(best.when)}</p>
          <p className="clean-words">
            {best.value} {unit} on average
            {best.isNow || best.againstNow === '' ? '' : `, ${best.againstNow}`}.
          </p>
          <p className="dim">{upper(best.againstMean)}. A forecast, not a promise.</p>
        </div>
      ) : (
        <p>No start can be chosen: too few hours are known.</p>
      )}
    </section>
  )
}

function LoadForm({ load }: { load: CleanView['load'] }): React.ReactNode {
  const [hours, setHours] = useState(load.hours)
  const submit = useSubmit()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    // The page was led elsewhere; a slider that is being moved is not taken back.
    if (timer.current === undefined) setHours(load.hours)
  }, [load.hours])
  useEffect(() => () => clearTimeout(timer.current), [])
  const follow = ({ currentTarget: slider }: React.ChangeEvent<HTMLInputElement>) => {
    setHours(Number(slider.value))
    clearTimeout(timer.current)
    const { form } = slider
    timer.current = setTimeout(() => {
      timer.current = undefined
      void submit(form, { replace: true, preventScrollReset: true })
    }, REST_MS)
  }
  return (
    <Form method="get" action="/clean" className="load-form">
      <KeptFields state={load.kept} />
      <label htmlFor="load-hours">
        Length of the load: <output htmlFor="load-hours">{hours === 1 ? '1 hour' : `${hours} hours`}</output>
      </label>
      <div className="load-slider">
        <span aria-hidden="true">1 h</span>
        <input
          id="load-hours"
          type="range"
          name="hours"
          min={1}
          max={24}
          step={1}
          value={hours}
          onChange={follow}
          aria-valuetext={hours === 1 ? '1 hour' : `${hours} hours`}
        />
        <span aria-hidden="true">24 h</span>
      </div>
      <button type="submit" className="without-script">
        Find
      </button>
    </Form>
  )
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
