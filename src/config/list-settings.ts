import { type Config, type Origins, originText } from './config.ts'
import { SETTINGS, type SettingKey } from './settings.ts'

/** One line of `config show`. */
export interface SettingLine {
  key: SettingKey
  /** As text; a secret is `(set)`. Undefined: unset. */
  value: string | undefined
  origin: string
  env: string
  flag: string | undefined
  meaning: string
}

/** Every setting with its value and where that came from; never a secret's value. */
export function listSettings(config: Config, origins: Origins): SettingLine[] {
  return (Object.keys(SETTINGS) as SettingKey[]).map((key) => {
    const setting: { env: string; flag?: string; meaning: string } = SETTINGS[key]
    const value = config[key]
    return {
      key,
      value: value === undefined ? undefined : String(value),
      origin: originText(origins[key]),
      env: setting.env,
      flag: setting.flag,
      meaning: setting.meaning,
    }
  })
}
