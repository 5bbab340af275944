import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { interopPython } from './python.ts'

const python = interopPython()

test.skipIf(!python.path).each([
  ['requirements.txt', []],
  ['requirements-superset.txt', ['.venv/superset']],
])(`the readers are those that %s names${python.reason ? ` (${python.reason})` : ''}`, (file, paths) => {
  const wanted = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
  const names = wanted.map((line) => line.split('==')[0])
  const ask =
    'import sys; from importlib.metadata import version; print(*(f"{n}=={version(n)}" for n in sys.argv[1:]), sep="\\n")'
  const have = execFileSync(python.path ?? '', ['-c', ask, ...names.map(String)], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONPATH: paths.join(':') },
    cwd: new URL('../..', import.meta.url),
  })
  expect(have.trim().split('\n')).toEqual(wanted)
})
