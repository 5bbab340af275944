// node scripts/run.mjs FILE …: a TypeScript file of this checkout, under the pinned Node, from the checkout's root.
import { ensureInstalled } from './install.mjs'
import { inRoot } from './root.mjs'
import { becomeNode } from './run-node.mjs'

const [file, ...args] = process.argv.slice(2)
await becomeNode(await ensureInstalled(), [inRoot(file), ...args])
