import { createContext } from 'react'

/** The document's nonce while the server renders; undefined in the browser. */
export const Nonce = createContext<string | undefined>(undefined)
