import { execFile, execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { toGridlakeError } from '../../src/core/errors.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { openLakeAt } from '../../src/lake/lake.ts'
import { openTempLake } from '../support/temp-lake.ts'
import { windPosting } from '../support/wind-posting.ts'
import type { FullDiskReport } from './full-disk-report.ts'
import { runChild } from './run-child.ts'

const CHILD = fileURLToPath(new URL('disk-full-child.ts', import.meta.url))
const DISK_SIZE = '4m'

/** How to get a mount table of one's own, which is gone with its last process; undefined where that is not allowed. */
function privateMounts(): string[] | undefined {
  for (const flags of [['--mount'], ['--mount', '--map-root-user']]) {
    try {
      execFileSync('unshare', [...flags, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'pipe' })
      return flags
    } catch {}
  }
  return undefined
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gridlake-disk-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

const mounts = privateMounts()

describe.skipIf(!mounts)(`a small disk${mounts ? '' : ' (not run: this system lets nobody mount one)'}`, () => {
  it('fills up at any point without leaving anything half done, and the same work completes when there is room', async () => {
    const folder = await temporaryFolder()
    const disk = join(folder, 'disk')
    await mkdir(disk)
    const script = `mount -t tmpfs -o size=${DISK_SIZE} tmpfs "$1" && exec "$2" "$3" "$1" "$4"`
    const { stdout } = await promisify(execFile)('unshare', [
      ...(mounts ?? []),
      'sh',
      '-c',
      script,
      'sh',
      disk,
      process.execPath,
      CHILD,
      folder,
    ])
    const { attempts, readOnly } = JSON.parse(stdout) as FullDiskReport
    for (const { error, problems } of attempts) {
      expect(problems).toEqual([])
      if (error) expect(error).toEqual({ code: 'lake.full', hint: expect.stringContaining('free some disk space') })
    }
    const failed = attempts.filter(({ error }) => error !== undefined)
    expect(failed.length).toBeGreaterThan(8)
    expect(attempts.length - failed.length).toBeGreaterThan(2)
    expect(readOnly).toEqual({
      code: 'config.invalid',
      message: expect.stringContaining('read-only'),
      hint: expect.stringContaining('--data'),
    })
  })
})

it('says that the disk is full where files may not grow, and completes where they may', async () => {
  const folder = await temporaryFolder()
  const task = { directory: join(folder, 'lake'), work: 'ingest', documents: 1 } as const
  await expect(runChild(task, { fileBlocks: 4 })).rejects.toThrow('lake.full')
  await expect(runChild(task)).resolves.toMatchObject({ done: true })
})

it('says that the data directory is no directory', async () => {
  await using temp = await openTempLake()
  const file = join(temp.directory, 'file')
  await writeFile(file, '')
  const lake = openLakeAt(join(file, 'lake'), { database: temp.database, clock: temp.clock })
  const failure = await ingestDocuments(lake, [windPosting('2026-06-10T01:00:00Z', { 1: 10 })]).catch(toGridlakeError)
  expect(failure).toMatchObject({ code: 'config.invalid', hint: expect.stringContaining('--data') })
})
