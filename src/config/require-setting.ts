import { GridlakeError } from '../core/errors.ts'
import type { Config } from './config.ts'
import { SETTINGS, type SettingKey } from './settings.ts'

/** The value of a setting that some work cannot do without. Errors: `config.missing`, saying what for and how to set it. */
export function requireSetting<Key extends SettingKey>(
  config: Config,
  key: Key,
  purpose: string,
): NonNullable<Config[Key]> {
  const value = config[key]
  if (value !== undefined && value !== null) return value
  const setting: { env: string; flag?: string; expected: string; meaning: string } = SETTINGS[key]
  throw new GridlakeError(
    'config.missing',
    `${key} is not set, and ${purpose} needs it: expected ${setting.expected}`,
    {
      hint: `set ${[setting.flag, setting.env, `"${key}" in gridlake.config.json`].filter(Boolean).join(' or ')}: ${setting.meaning}`,
      context: { key },
    },
  )
}
