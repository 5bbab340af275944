/** An answer of the emulator before faults touch it. */
export interface Answer {
  status: number
  headers: Readonly<Record<string, string>>
  body: Uint8Array
}

const encoder = new TextEncoder()

export function answerJson(value: unknown, status = 200): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: encoder.encode(JSON.stringify(value)) }
}

export function answerHtml(html: string, status = 200): Answer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: encoder.encode(html) }
}

export function answerZip(fileName: string, bytes: Uint8Array): Answer {
  const disposition = `attachment; filename=${fileName}`
  return {
    status: 200,
    headers: { 'content-type': 'application/zip', 'content-disposition': disposition },
    body: bytes,
  }
}

export function answerFile(bytes: Uint8Array, contentType: string): Answer {
  return { status: 200, headers: { 'content-type': contentType }, body: bytes }
}

export function toResponse(answer: Answer): Response {
  // A copy, since a response may keep the buffer and documents are remembered.
  return new Response(new Uint8Array(answer.body), {
    status: answer.status,
    headers: { ...answer.headers, 'content-length': String(answer.body.length) },
  })
}
