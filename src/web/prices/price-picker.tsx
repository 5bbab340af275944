import { useState } from 'react'
import { Form, Link } from 'react-router'
import { hiddenFields, type UrlState } from '../state/url-state.ts'
import type { LeftPlace } from './left-place.ts'
import { MOST_LOCATIONS } from './most-locations.ts'
import type { PickerGroup } from './prices-page.ts'
import { SeriesLine } from './series-line.tsx'
import { TypedName } from './typed-name.tsx'

export interface PickerProps {
  path: string
  state: UrlState
  locations: readonly { name: string; mark: number; withoutHref: string }[]
  left: readonly LeftPlace[]
  groups: readonly PickerGroup[]
  nodes: readonly string[]
}

/** Chooses settlement points: chips of those shown, boxes of hubs and zones, a field for any name. A plain GET form. */
export function PricePicker({ path, state, locations, left, groups, nodes }: PickerProps): React.ReactNode {
  const [isOpen, setOpen] = useState(false)
  const isFull = locations.length >= MOST_LOCATIONS
  return (
    <div className="price-picker">
      <ul className="price-chips" aria-label="Settlement points shown">
        {locations.map(({ name, mark, withoutHref }) => (
          <li key={name}>
            <SeriesLine mark={mark} /> {name}
            {locations.length > 1 ? (
              <Link to={withoutHref} aria-label={`Leave out ${name}`} preventScrollReset>
                ×
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
      {isFull ? (
        <p className="dim">{`${MOST_LOCATIONS} of ${MOST_LOCATIONS} places. Leave one out to add another.`}</p>
      ) : (
        <Form
          key={locations.map(({ name }) => name).join()}
          method="get"
          action={path}
          className="price-add"
          preventScrollReset
        >
          <Kept state={state} />
          {locations.map(({ name }) => (
            <input key={name} type="hidden" name="s" value={name} />
          ))}
          <TypedName id="add-point" label="Add a point" names={[...namesOf(groups), ...nodes]} />
          <button type="submit">Add</button>
        </Form>
      )}
      {left.length === 0 ? null : (
        <p className="price-left">
          Left out:{' '}
          {left.map(({ name, href }) => (
            <Link key={name} to={href} title={`Show ${name} in place of ${locations.at(-1)?.name}`} preventScrollReset>
              {name}
            </Link>
          ))}
        </p>
      )}
      <details className="price-groups" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{`Hubs, zones and ties (${MOST_LOCATIONS} places at most)`}</summary>
        <Form key={locations.map(({ name }) => name).join()} method="get" action={path} preventScrollReset>
          <Kept state={state} />
          {groups.map(({ kind, label, options }) =>
            options.length === 0 ? null : (
              <fieldset key={kind}>
                <legend>{label}</legend>
                {options.map(({ name, checked }) => (
                  <label key={name}>
                    <input type="checkbox" name="s" value={name} defaultChecked={checked} /> {name}
                  </label>
                ))}
              </fieldset>
            ),
          )}
          <button type="submit">Show these</button>
        </Form>
      </details>
    </div>
  )
}

const Kept = ({ state }: { state: UrlState }): React.ReactNode =>
  hiddenFields({ ...state, s: [] }).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)

const namesOf = (groups: readonly PickerGroup[]): string[] =>
  groups.flatMap(({ options }) => options.filter(({ checked }) => !checked).map(({ name }) => name))
