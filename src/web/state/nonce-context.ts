import { createContext } from 'react-router'

/** Marks this document's own inline scripts for its content security policy. */
export const nonceContext = createContext<string>('')
