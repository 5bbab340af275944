import { data } from 'react-router'

/** Why a page cannot be shown, and where to go instead. */
export interface PageProblem {
  message: string
  hint?: string
  links?: readonly PageLink[]
}

export interface PageLink {
  label: string
  href: string
}

/** What a loader throws: the page that says so, inside the shell, with this status. */
export const pageProblem = (status: number, problem: PageProblem) => data(problem, { status })

/** Whether something is a problem that `pageProblem` made. */
export const isPageProblem = (value: unknown): value is PageProblem =>
  typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string'
