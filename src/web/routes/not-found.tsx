/** Every address without a page. */
export function loader(): never {
  throw new Response('there is no such page', { status: 404 })
}

export default function NotFound(): null {
  return null
}
