import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fetch } from '../../contract/fetch.ts'
import type { Log } from '../../core/log.ts'
import type { Drawings } from './drawings.ts'

/** What the web bundle exports. Mirrors `src/web/server.ts`, which the server never imports as source. */
export interface WebBundle {
  handle(request: Request, effects: { fetch: Fetch; log: Log; drawings?: Drawings }): Promise<Response>
}

/** Where requests for pages go. */
export interface WebPort {
  load(): Promise<WebBundle>
  /** Folder of the built client files; undefined in development, where `middleware` answers for them. */
  clientDirectory?: string
  /** What was drawn before; undefined in development, where what draws it changes. */
  drawings?: Drawings
  middleware?: (request: IncomingMessage, response: ServerResponse, next: () => void) => void
  close?: () => Promise<void>
}
