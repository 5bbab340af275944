// npm run -s gridlake -- COMMAND …
import { ensureInstalled } from './install.mjs'
import { inRoot } from './root.mjs'
import { becomeNode } from './run-node.mjs'
import { usersFolder } from './users-folder.mjs'

const node = await ensureInstalled()
await becomeNode(node, [inRoot('src', 'cli', 'main.ts'), ...process.argv.slice(2)], { cwd: usersFolder() })
