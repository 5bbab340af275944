import { Command } from 'commander'
import { expect, test } from 'vitest'
import { addTwin } from '../../../src/cli/commands/twin.ts'
import type { CliContext } from '../../../src/cli/context.ts'
import {
  ANSWER_FAULTS,
  CONTENT_FAULTS,
  FAULT_MATCHES,
  POSTING_FAULTS,
} from '../../../src/twin/emulator/fault-tables.ts'

test('gridlake twin serve --help names every fault and what it does', () => {
  const program = new Command()
  addTwin(program, {} as CliContext)
  const serve = program.commands[0]?.commands[0]
  let help = ''
  serve?.configureOutput({
    writeOut: (text) => {
      help += text
    },
  })
  serve?.outputHelp()
  for (const table of [FAULT_MATCHES, ANSWER_FAULTS, CONTENT_FAULTS, POSTING_FAULTS]) {
    for (const [name, meaning] of Object.entries(table)) {
      expect(help).toMatch(new RegExp(`^ +${name} `, 'm'))
      expect(help).toContain(meaning)
    }
  }
})
