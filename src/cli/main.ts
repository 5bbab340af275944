#!/usr/bin/env node
import '../core/temporal.ts'
import { enableCompileCache } from 'node:module'

// From the second start on, half of what a start takes.
enableCompileCache()
const { runCli } = await import('./run-cli.ts')

const code = await runCli(process.argv.slice(2))
process.exitCode ??= code
// The line to a parent process would keep this one alive.
process.disconnect?.()
