/** The one way out to the network: tests and the in-process server pass their own. */
export type Fetch = (input: string, init?: RequestInit) => Promise<Response>

export const systemFetch: Fetch = (input, init) => globalThis.fetch(input, init)
