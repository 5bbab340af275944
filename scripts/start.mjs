// npm start [-- options of `gridlake up`]
import { ensureWebBuilt } from './build-web.mjs'
import { ensureInstalled } from './install.mjs'
import { inRoot } from './root.mjs'
import { becomeNode } from './run-node.mjs'
import { usersFolder } from './users-folder.mjs'

const node = await ensureInstalled()
await ensureWebBuilt(node)
await becomeNode(node, [inRoot('src', 'cli', 'main.ts'), 'up', ...process.argv.slice(2)], { cwd: usersFolder() })
