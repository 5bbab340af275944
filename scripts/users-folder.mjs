import { existsSync } from 'node:fs'

/** Where the user stood: `npm run` itself moves to the checkout and keeps the folder in INIT_CWD. Relative paths mean this one. */
export function usersFolder() {
  const folder = process.env.INIT_CWD
  return folder && existsSync(folder) ? folder : process.cwd()
}
