import { createContext } from 'react-router'
import { type Log, noLog } from '../../core/log.ts'

export const logContext = createContext<Log>(noLog)
