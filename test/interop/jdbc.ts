import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** The first is what Arrow wants of every JVM since 16; the others start it sooner. */
export const JVM_FLAGS: readonly string[] = [
  '--add-opens=java.base/java.nio=ALL-UNNAMED',
  '-XX:TieredStopAtLevel=1',
  '-XX:+UseSerialGC',
]

const MAKE = 'run test/interop/make-jdbc.sh'

/** The newest driver, and the one for tools, which cannot have times with a zone of the newest. */
export type JdbcVersion = '18.3.0' | '18.2.0'

export type JdbcDriver = { jar: string; reason?: undefined } | { jar?: undefined; reason: string }

/** The Arrow Flight SQL JDBC driver (`test/interop/make-jdbc.sh` brings it), or one line that says why there is none. */
export function interopJdbc(version: JdbcVersion = '18.3.0'): JdbcDriver {
  const jar = fileURLToPath(new URL(`../../.jdbc/flight-sql-jdbc-driver-${version}.jar`, import.meta.url))
  if (!existsSync(jar)) return { reason: `no JDBC driver ${version} in .jdbc: ${MAKE}` }
  try {
    execFileSync('javac', ['-version'], { stdio: 'pipe' })
    return { jar }
  } catch {
    return { reason: `no JDK here: ${MAKE}` }
  }
}

export interface JdbcTable {
  columns: readonly { name: string; type: string }[]
  rows: readonly (readonly unknown[])[]
}

export interface JdbcFailure {
  error: string
  message: string
}

export interface Jdbc extends AsyncDisposable {
  /** What `AskJdbc.java` answers to a verb and its arguments. */
  ask<Answer>(verb: string, ...values: readonly string[]): Promise<Answer>
}

const ASK = fileURLToPath(new URL('AskJdbc.java', import.meta.url))

/** One JVM with one connection to the server of a JDBC URL. It answers in order. As a tool it takes values as they come, in a JVM of UTC. */
export function openJdbc(jar: string, url: string, { asTool = false } = {}): Jdbc {
  const flags = [...JVM_FLAGS, '-Xmx512m', ...(asTool ? ['-Duser.timezone=UTC'] : [])]
  const child = spawn('java', [...flags, '-cp', jar, ASK, url, ...(asTool ? ['as-tool'] : [])], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const said: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text))
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let last: Promise<unknown> = Promise.resolve()
  return {
    ask<Answer>(verb: string, ...values: readonly string[]) {
      const asked = last.then(async () => {
        child.stdin.write(`${[verb, ...values].map(encodeURIComponent).join('\t')}\n`)
        const { value, done } = await answers.next()
        if (done) throw new Error(`the JVM ended: ${said.join('')}`)
        return JSON.parse(value) as Answer
      })
      last = asked.catch(() => {})
      return asked
    },
    async [Symbol.asyncDispose]() {
      child.stdin.end()
      const impatient = setTimeout(() => child.kill('SIGKILL'), 5_000)
      await ended
      clearTimeout(impatient)
    },
  }
}
