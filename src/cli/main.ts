#!/usr/bin/env node
import '../core/temporal.ts'
import { runCli } from './run-cli.ts'

const code = await runCli(process.argv.slice(2))
process.exitCode ??= code
// The line to a parent process would keep this one alive.
process.disconnect?.()
