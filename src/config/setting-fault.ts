import { GridlakeError } from '../core/errors.ts'
import { type Origin, originText } from './config.ts'
import { SETTINGS, type SettingKey } from './settings.ts'

/** A value as somebody gave it, and where. */
export interface Found {
  value: unknown
  origin: Origin
}

/** What is wrong with one given value, or with one name in a file. */
export type SettingFault = { key: SettingKey; found: Found } | { unknownKey: string; file: string }

/** One `config.invalid` that tells every fault. A secret's value is in none of it. */
export function toConfigError(faults: readonly SettingFault[]): GridlakeError {
  return new GridlakeError('config.invalid', faults.map(tell).join('; '), {
    hint: faults.map(remedy).join('; '),
    context: { faults: faults.map(describe) },
  })
}

function tell(fault: SettingFault): string {
  if ('unknownKey' in fault) return `${fault.file} sets ${JSON.stringify(fault.unknownKey)}, which is no setting`
  const { key, found } = fault
  const given = isSecret(key) ? 'the value' : shown(found.value)
  return `${key}: ${given} from ${originText(found.origin)} is not valid: expected ${SETTINGS[key].expected}`
}

function remedy(fault: SettingFault): string {
  if ('unknownKey' in fault) return `settings: ${Object.keys(SETTINGS).join(', ')}`
  const setting: { env: string; flag?: string } = SETTINGS[fault.key]
  return `set ${[setting.flag, setting.env, `"${fault.key}" in the file`].filter(Boolean).join(' or ')}`
}

function describe(fault: SettingFault): Readonly<Record<string, unknown>> {
  if ('unknownKey' in fault) return { key: fault.unknownKey, origin: fault.file }
  const { key, found } = fault
  return {
    key,
    origin: originText(found.origin),
    expected: SETTINGS[key].expected,
    ...(isSecret(key) ? {} : { value: shown(found.value) }),
  }
}

/** A value as JSON, without what an address may carry: user and query. */
function shown(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).replace(/\/\/[^/@"]*@/g, '//…@').replace(/\?[^"]*/g, '?…')
}

function isSecret(key: SettingKey): boolean {
  return 'secret' in SETTINGS[key]
}
