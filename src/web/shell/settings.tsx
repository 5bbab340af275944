import { Form } from 'react-router'
import { THEMES, type Theme } from '../state/preferences.ts'
import { writeUrl, ZONE_CHOICES, type ZoneChoice } from '../state/url-state.ts'
import { Icon } from './icon.tsx'
import { Menu } from './menu.tsx'
import type { ShellData } from './shell-data.ts'

const THEME_LABELS: Readonly<Record<Theme, string>> = { system: 'As the system', light: 'Light', dark: 'Dark' }
const ZONE_LABELS: Readonly<Record<ZoneChoice, string>> = { market: 'Market', utc: 'UTC', mine: 'Mine' }

/** What a reader chooses once, kept in a cookie without a name. */
export function Settings({ shell: { preferences, ba, path, state } }: { shell: ShellData }): React.ReactNode {
  return (
    <Menu
      className="settings"
      label={
        <>
          <Icon name="settings" />
          <span className="sr-only">Settings</span>
        </>
      }
    >
      <Form method="post" action="/preferences" replace preventScrollReset>
        <input type="hidden" name="back" value={writeUrl(path, state)} />
        <fieldset>
          <legend>Theme</legend>
          <div className="choices">
            {THEMES.map((theme) => (
              <button key={theme} type="submit" name="theme" value={theme} aria-pressed={theme === preferences.theme}>
                {THEME_LABELS[theme]}
              </button>
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend>Times, where the address does not say</legend>
          <div className="choices">
            {ZONE_CHOICES.map((zone) => (
              <button key={zone} type="submit" name="tz" value={zone} aria-pressed={zone === preferences.zone}>
                {ZONE_LABELS[zone]}
              </button>
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend>Balancing authority to start with</legend>
          <div className="choices">
            <button type="submit" name="ba" value={ba} aria-pressed={ba === preferences.ba}>
              {ba}
            </button>
            {preferences.ba === undefined || preferences.ba === ba ? null : (
              <span className="dim">now {preferences.ba}</span>
            )}
          </div>
        </fieldset>
        <p className="dim">Kept in a cookie on this device. No account, no tracking.</p>
      </Form>
    </Menu>
  )
}
