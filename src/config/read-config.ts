import { isAbsolute, resolve } from 'node:path'
import { GridlakeError } from '../core/errors.ts'
import type { Config, Origin, Origins } from './config.ts'
import { type ReadFile, readConfigFile, readFileFromDisk } from './read-config-file.ts'
import { type Found, type SettingFault, toConfigError } from './setting-fault.ts'
import { DEFAULT_SOURCE, SETTINGS, type SettingKey } from './settings.ts'
import { usableMemoryBytes } from './usable-memory.ts'

const CONFIG_FILE = 'gridlake.config.json'

/** Settings given on the command line; an undefined one was not given. */
export type ConfigFlags = { readonly [Key in SettingKey]?: unknown } & { readonly configFile?: string | undefined }

export interface ConfigRequest {
  flags?: ConfigFlags
  env?: Readonly<Record<string, string | undefined>>
  /** Where relative paths start, and where `gridlake.config.json` is looked for. */
  cwd?: string
  readFile?: ReadFile
  usableMemoryBytes?: number
}

export interface ReadConfig {
  config: Config
  origins: Origins
  /** `GRIDLAKE_*` variables that mean nothing here: misspelt, most likely. */
  unknownVariables: readonly string[]
}

const KEYS = Object.keys(SETTINGS) as readonly SettingKey[]
const OWN_VARIABLES = new Set<string>([...KEYS.map((key) => SETTINGS[key].env), 'GRIDLAKE_CONFIG'])

/**
 * Reads every setting: flags over `GRIDLAKE_*` over `gridlake.config.json` over defaults. An empty variable counts as unset.
 * Errors: `config.invalid` with every fault at once, `config.missing` when a named file is not there.
 */
export function readConfig(request: ConfigRequest = {}): ReadConfig {
  const { flags = {}, env = process.env, cwd = process.cwd(), readFile = readFileFromDisk } = request
  const file = readFileLayer(flags.configFile, env['GRIDLAKE_CONFIG'], cwd, readFile)
  const faults: SettingFault[] = unknownKeys(file)
  const values: Partial<Record<SettingKey, unknown>> = {}
  const origins: Partial<Record<SettingKey, Origin>> = {}
  for (const key of KEYS) {
    const found = find(key, flags, env, file)
    origins[key] = found?.origin ?? { layer: 'default' }
    if (!found) continue
    const parsed = SETTINGS[key].schema.safeParse(found.value)
    if (parsed.success) values[key] = parsed.data
    else faults.push({ key, found })
  }
  if (faults.length > 0) throw toConfigError(faults)
  const source = (values.source ?? DEFAULT_SOURCE) as Config['source']
  const basis = { source, usableMemoryBytes: request.usableMemoryBytes ?? usableMemoryBytes() }
  for (const key of KEYS) if (origins[key]?.layer === 'default') values[key] = SETTINGS[key].default(basis)
  const config = {
    ...values,
    dataDirectory: resolve(baseOf(origins.dataDirectory, cwd), values.dataDirectory as string),
  } as Config
  return Object.freeze({
    config: Object.freeze(config),
    origins: Object.freeze(origins as Origins),
    unknownVariables: Object.freeze(Object.keys(env).filter(isUnknownVariable).sort()),
  })
}

interface FileLayer {
  path: string
  content: Readonly<Record<string, unknown>>
}

function readFileLayer(
  flag: string | undefined,
  variable: string | undefined,
  cwd: string,
  readFile: ReadFile,
): FileLayer {
  const named = flag ?? (variable || undefined)
  const path = resolve(cwd, named ?? CONFIG_FILE)
  const content = readConfigFile(path, readFile)
  if (content === undefined && named !== undefined) {
    throw new GridlakeError(
      'config.missing',
      `there is no configuration file ${path} (named by ${flag ? '--config' : 'GRIDLAKE_CONFIG'})`,
      {
        hint: 'write it, or name another',
        context: { file: path },
      },
    )
  }
  return { path, content: content ?? {} }
}

function find(
  key: SettingKey,
  flags: ConfigFlags,
  env: NonNullable<ConfigRequest['env']>,
  file: FileLayer,
): Found | undefined {
  const { env: variable, flag } = SETTINGS[key] as { env: string; flag?: string }
  if (flags[key] !== undefined) return { value: flags[key], origin: { layer: 'flag', name: flag ?? key } }
  if (env[variable]) return { value: env[variable], origin: { layer: 'env', name: variable } }
  if (file.content[key] !== undefined) return { value: file.content[key], origin: { layer: 'file', name: file.path } }
  return undefined
}

function unknownKeys(file: FileLayer): SettingFault[] {
  return Object.keys(file.content)
    .filter((key) => key !== '$schema' && !Object.hasOwn(SETTINGS, key))
    .map((key) => ({ unknownKey: key, file: file.path }))
}

/** A relative path in a file starts at that file, elsewhere where the user stands. */
function baseOf(origin: Origin | undefined, cwd: string): string {
  return origin?.layer === 'file' && isAbsolute(origin.name) ? resolve(origin.name, '..') : cwd
}

function isUnknownVariable(name: string): boolean {
  return name.startsWith('GRIDLAKE_') && !name.startsWith('GRIDLAKE_TEST_') && !OWN_VARIABLES.has(name)
}
