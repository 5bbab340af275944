import { type ChildProcess, spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

export interface Finished {
  /** 130 also where the signal itself ended the process: a shell doesn't tell them apart. */
  code: number
  stdout: string
  bytes: Buffer
  stderr: string
}

export interface Started {
  child: ChildProcess
  finished: Promise<Finished>
  /** What stderr holds so far. */
  stderr(): string
}

const SIGNAL_CODES: Readonly<Record<string, number>> = { SIGINT: 130, SIGKILL: 137, SIGTERM: 143 }

/** Starts `gridlake …args` as users do, away from any settings of this machine. */
export const startGridlake = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Started =>
  start([MAIN, ...args], env)

function start(args: readonly string[], env: Readonly<Record<string, string>>): Started {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GRIDLAKE_'))
  const child = spawn(process.execPath, args, {
    cwd: tmpdir(),
    env: { ...Object.fromEntries(inherited), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const out: Buffer[] = []
  let errors = ''
  child.stdout?.on('data', (more: Buffer) => out.push(more))
  child.stderr?.setEncoding('utf8').on('data', (more: string) => {
    errors += more
  })
  const finished = new Promise<Finished>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      const bytes = Buffer.concat(out)
      resolve({ code: code ?? SIGNAL_CODES[signal ?? ''] ?? -1, stdout: bytes.toString('utf8'), bytes, stderr: errors })
    })
  })
  return { child, finished, stderr: () => errors }
}

export const gridlake = (args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Finished> =>
  startGridlake(args, env).finished

/** Several command lines, one after the other in one process: its start costs more than most of them. */
export async function gridlakeEach(
  lines: readonly (readonly string[])[],
  env: Readonly<Record<string, string>> = {},
): Promise<Omit<Finished, 'bytes'>[]> {
  const script = `
    import ${JSON.stringify(new URL('../core/temporal.ts', `file://${MAIN}`).href)}
    import { runCli } from ${JSON.stringify(new URL('./run-cli.ts', `file://${MAIN}`).href)}
    process.setMaxListeners(0)
    process.stdout.setMaxListeners(0)
    const print = process.stdout.write.bind(process.stdout)
    const said = { stdout: '', stderr: '' }
    for (const stream of ['stdout', 'stderr']) process[stream].write = (text) => ((said[stream] += text), true)
    for (const line of ${JSON.stringify(lines)}) {
      said.stdout = said.stderr = ''
      const code = await runCli(line)
      print(JSON.stringify({ code, ...said }) + '\\n')
    }`
  const { code, stdout, stderr } = await start(['--input-type=module', '-e', script], env).finished
  if (code !== 0) throw new Error(`the process ended with ${code}: ${stderr}`)
  return jsonLines(stdout)
}

/** The code of the error that was printed for people. */
export const printedCode = ({ stderr }: Pick<Finished, 'stderr'>): string | undefined =>
  /^ {2}\(([a-z_.]+)\)$/m.exec(stderr)?.[1]

/** Text of one JSON value per line, as values. */
export const jsonLines = <Line>(text: string): Line[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
