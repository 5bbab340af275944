import { createContext } from 'react-router'
import type { Client } from '../../client/client.ts'

/** The typed client of the server that serves this page. */
export const apiContext = createContext<Client>()
