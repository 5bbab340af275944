import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { JVM_FLAGS } from './jdbc.ts'
import type { Recipe } from './read-recipes.ts'

const run = promisify(execFile)
const SUPERSET = fileURLToPath(new URL('../../.venv/superset', import.meta.url))
const CLIENT = new URL('../../src/client/client.ts', import.meta.url)

export interface RecipeMeans {
  python: string
  jdbcJar: string
  /** Where the recipe may write. */
  directory: string
  httpPort: string
  flightPort: number
}

/** A recipe with the ports of a test's servers. */
const atPorts = ({ httpPort, flightPort }: RecipeMeans, code: string): string =>
  code.replaceAll('localhost:8080', `localhost:${httpPort}`).replaceAll('localhost:50051', `localhost:${flightPort}`)

/** Runs a recipe as it stands; what it printed. Throws with what it complained of. */
export async function runRecipe(recipe: Recipe, means: RecipeMeans): Promise<string> {
  const { directory, python, jdbcJar } = means
  const code = atPorts(means, recipe.code)
  const go = async (program: string, args: readonly string[], env: Record<string, string> = {}) =>
    (
      await run(program, args, {
        cwd: directory,
        env: { ...process.env, ...env },
        maxBuffer: 64_000_000,
        timeout: 20_000,
      })
    ).stdout
  switch (recipe.language) {
    case 'sh':
      return go('bash', ['-euc', code])
    case 'python':
      return go(python, ['-c', code], recipe.id === 'superset' ? { PYTHONPATH: SUPERSET } : {})
    case 'java': {
      const file = join(directory, `${/public class (\w+)/.exec(code)?.[1]}.java`)
      await writeFile(file, code)
      return go('java', [...JVM_FLAGS, '-cp', jdbcJar, file])
    }
    default:
      return code
  }
}

/** The module of a TypeScript recipe, with our client where the package's stands. */
export async function importRecipe<Module>(recipe: Recipe, means: RecipeMeans): Promise<Module> {
  const file = join(means.directory, `${recipe.id}.ts`)
  await writeFile(file, atPorts(means, recipe.code).replaceAll("'gridlake/client'", `'${CLIENT}'`))
  return import(file) as Promise<Module>
}
