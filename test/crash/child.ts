import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../../src/core/clock.ts'
import { openDatabase } from '../../src/duckdb/database.ts'
import { openLakeAt } from '../../src/lake/lake.ts'
import { openDiskStore } from '../../src/lake/stores/disk-store.ts'
import type { ChildTask } from './child-task.ts'
import { crashDocuments } from './crash-documents.ts'
import { compactEverything, planSteps, runSteps } from './crash-steps.ts'
import { heldStore } from './held-store.ts'

// node child.ts TASK: says `ready`, waits for a line, does the task, says `done`.
const task = JSON.parse(process.argv[2] ?? '{}') as ChildTask
const say = (line: string) => writeSync(1, `${line}\n`)
let passed = 0
const store = heldStore(openDiskStore(task.directory), async (moment, path) => {
  if (moment !== task.hold?.moment || passed++ !== task.hold.nth) return
  say(`held ${moment} ${path}`)
  await new Promise(() => {})
})
const database = await openDatabase({
  memoryBytes: 400_000_000,
  spillDirectory: join(task.directory, 'tmp', 'spill'),
  threads: 1,
})
const lake = openLakeAt(task.directory, { database, clock: systemClock, store })
const told = Promise.withResolvers<void>()
// Whoever started it is gone when its standard input ends: then so is it.
process.stdin.on('data', () => told.resolve()).on('end', () => process.exit(3))
say('ready')
await told.promise
if (task.work === 'compact') for (let round = 0; round < task.rounds; round++) await compactEverything(lake)
else {
  const steps = planSteps(crashDocuments(task.documents), task.order)
  await runSteps(lake, task.beside ? steps.filter((step) => typeof step === 'object') : steps)
}
say('done')
process.exit(0)
