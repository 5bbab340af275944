import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from './root.mjs'

/** Files of src/ that are read as they are, each beside the code that reads it. */
const ASSETS = ['server/flight/proto/flight.proto', 'server/flight/proto/flight-sql.proto']

/** Puts what tsc does not compile into the compiled package, by default dist/. */
export function copyAssets(dist = inRoot('dist')) {
  for (const path of ASSETS) cpSync(inRoot('src', path), join(dist, path))
}
