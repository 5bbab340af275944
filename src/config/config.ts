import type { z } from 'zod'
import type { SETTINGS, SettingKey } from './settings.ts'

type ValueOf<Key extends SettingKey> =
  | z.output<(typeof SETTINGS)[Key]['schema']>
  | ReturnType<(typeof SETTINGS)[Key]['default']>

/** What gridlake runs with, parsed and frozen. `dataDirectory` is absolute. */
export type Config = { readonly [Key in SettingKey]: ValueOf<Key> }

/** Where a value came from; `name` is the flag, the variable or the path of the file. */
export type Origin =
  | { readonly layer: 'flag' | 'env' | 'file'; readonly name: string }
  | { readonly layer: 'default'; readonly name?: undefined }

export type Origins = { readonly [Key in SettingKey]: Origin }

/** An origin as one phrase. */
export function originText(origin: Origin): string {
  return origin.name ?? 'default'
}
