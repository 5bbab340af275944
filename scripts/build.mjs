// npm run build: what is published, into dist/.
import { ensureWebBuilt } from './build-web.mjs'
import { ensureInstalled } from './install.mjs'
import { runNode } from './run-node.mjs'
import { tool } from './tool.mjs'

const node = await ensureInstalled()
process.exitCode = await runNode(node, [tool('typescript', 'tsc'), '-p', 'tsconfig.build.json'])
await ensureWebBuilt(node)
