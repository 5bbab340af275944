// npm run build: what is published, into dist/.
import { buildLib } from './build-lib.mjs'
import { ensureWebBuilt } from './build-web.mjs'
import { ensureInstalled } from './install.mjs'

const node = await ensureInstalled()
process.exitCode = await buildLib(node)
await ensureWebBuilt(node)
