import { useMemo, useState } from 'react'
import { ComboBox, I18nProvider, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { useNavigate } from 'react-router'
import { writeUrl } from '../state/url-state.ts'
import type { ShellData } from './shell-data.ts'

/** The balancing authority with typeahead over codes and names. */
export function RichAuthority({ shell }: { shell: ShellData }): React.ReactNode {
  const { ba, authorities, path, state } = shell
  const navigate = useNavigate()
  const label = useMemo(
    () => labelOf(authorities.find(({ code }) => code === ba) ?? { code: ba, name: ba }),
    [authorities, ba],
  )
  const [text, setText] = useState(label)
  const [shown, setShown] = useState(label)
  if (shown !== label) {
    setShown(label)
    setText(label)
  }
  const wanted = text === label ? '' : text.toLowerCase()
  const items = authorities.filter((authority) => labelOf(authority).toLowerCase().includes(wanted))
  const choose = (code: string) => {
    if (code !== ba) void navigate(writeUrl(path.replace(/^\/ba\/[^/]+/, `/ba/${code}`), { ...state, ba: code }))
  }
  return (
    <I18nProvider locale="en-US">
      <ComboBox
        className="combo"
        items={items}
        inputValue={text}
        onInputChange={setText}
        selectedKey={ba}
        onSelectionChange={(key) => {
          if (key !== null) choose(String(key))
        }}
        allowsEmptyCollection
        menuTrigger="focus"
        onBlur={() => setText(label)}
      >
        <Label className="sr-only">Balancing authority</Label>
        <Input
          className="authority-input"
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={(event) => {
            const [first] = items
            if (event.key === 'Enter' && first && !event.currentTarget.getAttribute('aria-activedescendant')) {
              event.preventDefault()
              choose(first.code)
            }
          }}
        />
        <Popover className="combo-popover" placement="bottom start" offset={4}>
          <ListBox<(typeof authorities)[number]>
            className="combo-list"
            renderEmptyState={() => <p className="combo-empty">No authority has “{text}” in its code or name.</p>}
          >
            {(authority) => (
              <ListBoxItem id={authority.code} textValue={labelOf(authority)} className="combo-item">
                <strong>{authority.code}</strong> {authority.name === authority.code ? '' : authority.name}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </I18nProvider>
  )
}

const labelOf = ({ code, name }: { code: string; name: string }): string => (name === code ? code : `${code} · ${name}`)
