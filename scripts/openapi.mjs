// The OpenAPI description of this version as a file: npm run docs writes it.
import { readFile } from 'node:fs/promises'
import { describeOpenApi } from '../src/contract/openapi.ts'
import { inRoot } from './root.mjs'

const { version } = JSON.parse(await readFile(inRoot('package.json'), 'utf8'))
process.stdout.write(`${JSON.stringify(describeOpenApi(version), null, 2)}\n`)
