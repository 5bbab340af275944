import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A Python script of this folder that answers in lines. */
export interface PythonProcess {
  line(): Promise<string>
  write(line: string): void
  close(): Promise<void>
}

export function startPython(python: string, script: string): PythonProcess {
  const child = spawn(python, [fileURLToPath(new URL(script, import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const exit = once(child, 'exit')
  return {
    async line() {
      const step = await lines.next()
      if (step.done) throw new Error(`${script} ended early; does ${python} have bench/requirements.txt?`)
      return step.value
    },
    write: (line) => void child.stdin.write(`${line}\n`),
    async close() {
      child.stdin.end()
      await exit
    },
  }
}
