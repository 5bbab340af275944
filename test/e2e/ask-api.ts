/** What the HTTP API answers; fails where it does not answer with 200. */
export async function askApi<Body>(origin: string, path: string): Promise<Body> {
  const response = await fetch(new URL(path, origin))
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Body
}
