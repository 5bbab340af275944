import type { Config } from '../config/config.ts'
import { requireSetting } from '../config/require-setting.ts'
import type { Log } from '../core/log.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { createSources, type Sources } from '../sources/source-set.ts'
import { createTwin } from '../twin/emulator/create-twin.ts'
import { isPosted } from '../twin/emulator/is-posted.ts'
import { serveTwin } from '../twin/emulator/serve-twin.ts'
import type { CliContext } from './context.ts'

export interface OpenedSources extends AsyncDisposable {
  sources: Sources
  /** Whether there is anything to ask of a dataset: the twin need not post all that the catalogue knows. */
  has: (dataset: Dataset) => boolean
}

/** The twin takes any key; one is sent so that the way of a key is always walked. */
const TWIN_KEY = 'twin'

/**
 * The sources a command reads from. With `--source twin` and no address given, a twin is served on a free loopback port
 * for as long as the command runs. Errors: `config.missing` when the EIA is asked live without a key.
 */
export async function openSources(
  config: Config,
  datasets: readonly Dataset[],
  context: CliContext,
  log: Log,
): Promise<OpenedSources> {
  const effects = { clock: context.clock, log }
  const { ercotBaseUrl, eiaBaseUrl } = config
  if (config.source === 'live') {
    const asksEia = datasets.some(({ bindings }) => bindings.some(({ via }) => via === 'eia'))
    const key = asksEia
      ? requireSetting(config, 'eiaApiKey', 'EIA data from the live source').reveal()
      : config.eiaApiKey?.reveal()
    const options = {
      ...(ercotBaseUrl ? { ercotBaseUrl } : {}),
      ...(eiaBaseUrl ? { eiaBaseUrl } : {}),
      ...(key ? { eiaApiKey: key } : {}),
    }
    return { sources: createSources(options, effects), has: () => true, [Symbol.asyncDispose]: async () => {} }
  }
  if (ercotBaseUrl && eiaBaseUrl) {
    return {
      sources: createSources({ ercotBaseUrl, eiaBaseUrl, eiaApiKey: TWIN_KEY }, effects),
      has: isPosted,
      [Symbol.asyncDispose]: async () => {},
    }
  }
  const twin = await serveTwin(
    createTwin({ seed: config.twinSeed, clock: context.clock, retentionDays: config.twinDays }),
    { port: 0, host: '127.0.0.1' },
  )
  return {
    sources: createSources({ ercotBaseUrl: twin.url, eiaBaseUrl: twin.url, eiaApiKey: TWIN_KEY }, effects),
    has: isPosted,
    [Symbol.asyncDispose]: () => twin.close(),
  }
}
