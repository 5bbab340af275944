import { ComboBox, I18nProvider, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { useNavigate } from 'react-router'
import type { AuthoritySummary } from '../state/authority-summary.ts'
import { writeUrl } from '../state/url-state.ts'
import type { ShellData } from './shell-data.ts'

/** The balancing authority with typeahead over codes and names. */
export function RichAuthority({ shell }: { shell: ShellData }): React.ReactNode {
  const { ba, authorities, path, state } = shell
  const navigate = useNavigate()
  // Else the field is empty for as long as the list is not built yet.
  const current = authorities.find(({ code }) => code === ba)
  const choose = (code: string) => {
    if (code !== ba) void navigate(writeUrl(path.replace(/^\/ba\/[^/]+/, `/ba/${code}`), { ...state, ba: code }))
  }
  /** Enter takes the first that fits, without a walk through the list. */
  const takeFirst = (event: React.KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.currentTarget.getAttribute('aria-activedescendant')) return
    const text = event.currentTarget.value.trim().toLowerCase()
    const first = authorities.find((authority) => labelOf(authority).toLowerCase().includes(text))
    event.preventDefault()
    if (first && text !== '') choose(first.code)
  }
  return (
    <I18nProvider locale="en-US">
      <ComboBox
        className="combo"
        defaultItems={authorities}
        selectedKey={ba}
        defaultInputValue={current ? labelOf(current) : ba}
        onSelectionChange={(key) => {
          if (key !== null) choose(String(key))
        }}
        allowsEmptyCollection
        menuTrigger="focus"
      >
        <Label className="sr-only">Balancing authority</Label>
        <Input
          className="authority-input"
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={takeFirst}
        />
        <Popover className="combo-popover" placement="bottom start" offset={4}>
          <ListBox<AuthoritySummary>
            className="combo-list"
            renderEmptyState={() => <p className="combo-empty">No authority has this in its code or name.</p>}
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

const labelOf = ({ code, name }: AuthoritySummary): string => (name === code ? code : `${code} · ${name}`)
