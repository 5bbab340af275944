/** The part of `fetch` that gridlake uses; in process it is the HTTP app itself. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>
