/** One line to the terminal; standard output stays free for answers. */
export function tell(message) {
  process.stderr.write(`gridlake: ${message}\n`)
}

/** Says why nothing more can be done, and ends with code 1. */
export function giveUp(...lines) {
  for (const line of lines) tell(line)
  process.exit(1)
}
