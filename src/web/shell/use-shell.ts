import { useRouteLoaderData } from 'react-router'
import type { ShellData } from './shell-data.ts'

/** What the root's loader gave; undefined where it failed itself. */
export const useShell = (): ShellData | undefined => useRouteLoaderData<ShellData>('root')
