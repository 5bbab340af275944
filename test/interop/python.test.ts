import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { interopPython } from './python.ts'

const python = interopPython()

test.skipIf(!python.path)(
  `the readers are those that requirements.txt names${python.reason ? ` (${python.reason})` : ''}`,
  () => {
    const wanted = readFileSync(new URL('./requirements.txt', import.meta.url), 'utf8')
      .trim()
      .split('\n')
    const ask =
      'from importlib.metadata import version; print(*(f"{n}=={version(n)}" for n in ("deltalake", "pyarrow")), sep="\\n")'
    const have = execFileSync(python.path ?? '', ['-c', ask], { encoding: 'utf8' })
      .trim()
      .split('\n')
    expect(have).toEqual(wanted)
  },
)
