import { createContext } from 'react-router'

/** Markup drawn for earlier requests, under keys made of what it was drawn from. */
export interface Drawings {
  get(key: string): string | undefined
  set(key: string, markup: string, bytes: number): void
}

export const NO_DRAWINGS: Drawings = Object.freeze({ get: () => undefined, set: () => {} })

export const drawingsContext = createContext<Drawings>(NO_DRAWINGS)
