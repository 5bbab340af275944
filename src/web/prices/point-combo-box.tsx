import { useEffect, useState } from 'react'
import { Button, ComboBox, I18nProvider, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { locationsPath } from '../../client/prices-path.ts'
import type { LocationList } from '../../contract/schemas/locations.ts'
import { KIND_LABELS } from './picker-groups.ts'

/** As many as a reader looks through. */
const MOST = 40
const PAUSE_MS = 120

interface Found {
  id: string
  name: string
  kind: string
}

/** A field that searches the names of all settlement points while one types. */
export function PointComboBox({ id, label }: { id: string; label: string }): React.ReactNode {
  const [text, setText] = useState('')
  const [found, setFound] = useState<Found[]>([])
  useEffect(() => {
    const abort = new AbortController()
    const timer = window.setTimeout(() => {
      search(text, abort.signal).then(setFound, () => {})
    }, PAUSE_MS)
    return () => {
      window.clearTimeout(timer)
      abort.abort()
    }
  }, [text])
  return (
    <I18nProvider locale="en-US">
      <ComboBox
        className="typed-name"
        name="s"
        items={found}
        inputValue={text}
        onInputChange={setText}
        allowsCustomValue
        menuTrigger="focus"
        formValue="text"
      >
        <Label>{label}</Label>
        <Input id={id} placeholder="HB_WEST or any node" spellCheck="false" />
        <Button className="typed-open" aria-label="Show names">
          ▾
        </Button>
        <Popover className="typed-list">
          <ListBox<Found> renderEmptyState={() => 'No such point'}>
            {({ name, kind }) => (
              <ListBoxItem id={name} textValue={name}>
                {name} <span className="dim">{KIND_LABELS[kind] ?? kind}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </I18nProvider>
  )
}

async function search(q: string, signal: AbortSignal): Promise<Found[]> {
  const response = await fetch(locationsPath({ dataset: 'ercot.rt_spp', limit: MOST, ...(q === '' ? {} : { q }) }), {
    signal,
  })
  const { locations } = (await response.json()) as LocationList
  return locations.map(({ name, kind }) => ({ id: name, name, kind }))
}
