import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export type InteropPython = { path: string; reason?: undefined } | { path?: undefined; reason: string }

/** The Python that has deltalake and pyarrow (`test/interop/make-venv.sh` makes it), or one line that says why there is none. */
export function interopPython(): InteropPython {
  const path = fileURLToPath(new URL('../../.venv/bin/python', import.meta.url))
  if (!existsSync(path)) return { reason: 'no .venv here: run test/interop/make-venv.sh' }
  try {
    execFileSync(path, ['-c', 'import deltalake, pyarrow'], { stdio: 'pipe' })
    return { path }
  } catch (error) {
    const said =
      error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n').at(-1) : String(error)
    return { reason: `.venv does not work (${said}): run test/interop/make-venv.sh` }
  }
}
