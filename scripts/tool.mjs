import { readFileSync } from 'node:fs'
import { inRoot } from './root.mjs'

/** The JavaScript file behind a package's command. */
export function tool(packageName, command = packageName) {
  const { bin } = JSON.parse(readFileSync(inRoot('node_modules', packageName, 'package.json'), 'utf8'))
  return inRoot('node_modules', packageName, typeof bin === 'string' ? bin : bin[command])
}
