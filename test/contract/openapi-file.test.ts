import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { describeOpenApi } from '../../src/contract/openapi.ts'

const root = new URL('../../', import.meta.url)

test('docs/openapi.json is what `npm run docs` writes of the contract', async () => {
  const { version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'))
  const file = await readFile(new URL('docs/openapi.json', root), 'utf8')
  expect(file).toBe(`${JSON.stringify(describeOpenApi(version), null, 2)}\n`)
})
