import { describe, expect, test } from 'vitest'
import { readRoot, type SourceFile, sourceFiles, withoutComments } from './source-files.ts'

const SRC = sourceFiles('src')
const ALL = ['src', 'test', 'scripts', 'bench'].flatMap(sourceFiles)

/** Files of src/ outside `allowed` whose code matches. */
function offenders(pattern: RegExp, allowed: RegExp): string[] {
  return SRC.filter((file) => !allowed.test(file.path) && pattern.test(withoutComments(file.text))).map(
    (file) => file.path,
  )
}

describe('size', () => {
  const sizes = SRC.map((file) => file.lines).sort((left, right) => left - right)

  test('half of the source files have at most 100 lines, nine in ten at most 300', () => {
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(100)
    expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThanOrEqual(300)
  })

  test('no file has more than 500 lines', () => {
    expect(ALL.filter((file) => file.lines > 500).map((file) => `${file.path}: ${file.lines}`)).toEqual([])
  })
})

describe('names', () => {
  const parts = (file: SourceFile) => file.path.toLowerCase().split(/[/.-]/)

  test('say what is inside', () => {
    const empty = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'manager'])
    expect(ALL.filter((file) => parts(file).some((part) => empty.has(part))).map((file) => file.path)).toEqual([])
  })

  test('are kebab-case', () => {
    const kebab = /^(.*\/)?[a-z0-9]+([-.][a-z0-9]+)*\.(ts|mjs)$/
    expect(
      ALL.filter((file) => /\.(ts|mjs)$/.test(file.path) && !kebab.test(file.path)).map((file) => file.path),
    ).toEqual([])
  })
})

describe('owners', () => {
  test('config/ alone reads the environment', () => {
    expect(
      offenders(/\bprocess\s*(\.|\?\.|\[')env\b|\bimport\.meta\.env\b(?!\.(MODE|DEV|PROD|SSR)\b)/, /^src\/config\//),
    ).toEqual([])
  })

  test('cli/ alone writes to the terminal and sets the exit code', () => {
    expect(offenders(/\bconsole\s*\.|\bprocess\.(stdout|stderr|exit|exitCode)\b/, /^src\/cli\//)).toEqual([])
  })

  test('time enters through the clock of core/', () => {
    expect(offenders(/\bnew Date\(|\bDate\.now\(|\bTemporal\.Now\b/, /^src\/(core|web)\//)).toEqual([])
    expect(offenders(/\bDate\.now\(|\bTemporal\.Now\b/, /^src\/core\/(clock\.ts|temporal\.ts)$/)).toEqual([])
  })

  test('nothing is drawn from an unseeded generator but the jitter of retries', () => {
    expect(offenders(/\bMath\.random\b/, /^src\/sources\/http\//)).toEqual([])
  })
})

describe('what is left behind', () => {
  test('no file promises what is not there', () => {
    const promise = new RegExp(['TO', 'DO|FIX', 'ME|X', 'XX|not imple', 'mented'].join(''))
    expect(ALL.filter((file) => promise.test(file.text)).map((file) => file.path)).toEqual([])
  })

  test('no test is switched off or alone', () => {
    const switched = /\b(test|it|describe)\.(only|todo)\b|\b(test|it|describe)\.skip\(/
    const tests = sourceFiles('test').filter(
      (file) => file.path.endsWith('.test.ts') && !file.path.startsWith('test/size/'),
    )
    expect(tests.filter((file) => switched.test(file.text)).map((file) => file.path)).toEqual([])
  })
})

describe('package.json', () => {
  const manifest = JSON.parse(readRoot('package.json')) as Record<string, Record<string, string> | undefined>

  test('names exact versions', () => {
    const versions = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((field) =>
      Object.entries(manifest[field] ?? {}),
    )
    expect(versions.length).toBeGreaterThan(20)
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })

  test('has a lock that names no registry', () => {
    expect(readRoot('package-lock.json')).not.toContain('"resolved"')
  })

  test('leaves Python versions exact too', () => {
    for (const name of ['test/interop/requirements.txt', 'bench/requirements.txt']) {
      for (const line of readRoot(name).trim().split('\n')) expect(line).toMatch(/^[\w-]+==\d[\w.]*$/)
    }
  })
})
