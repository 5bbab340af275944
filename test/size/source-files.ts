import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface SourceFile {
  /** From the checkout's root, with `/`. */
  path: string
  text: string
  lines: number
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** The written code under a folder of the checkout: no recorded data, nothing generated. */
export function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|cjs|css|sh|py)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => {
      const text = readFileSync(path, 'utf8')
      return { path: path.slice(ROOT.length).replaceAll('\\', '/'), text, lines: text.trimEnd().split('\n').length }
    })
}

/** The code without comments. A `//` inside a text ends the line too: enough to look for names. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1')
}

export function readRoot(name: string): string {
  return readFileSync(join(ROOT, name), 'utf8')
}
