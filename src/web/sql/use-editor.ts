import { type RefObject, useEffect, useRef, useState } from 'react'
import { createClient } from '../../client/client.ts'
import type { EditorSchema, SqlEditor } from './open-editor.ts'

export interface EditorUse {
  text: string
  labelledBy: string
  describedBy: string
  onChange(text: string): void
  onRun(): void
}

/** Opens the editor in `place` once the page stands; until then, and without JavaScript, there is the plain field. */
export function useEditor(place: RefObject<HTMLElement | null>, use: EditorUse) {
  const [isOpen, setOpen] = useState(false)
  const editor = useRef<SqlEditor>(undefined)
  const latest = useRef(use)
  latest.current = use
  useEffect(() => {
    let here = true
    void (async () => {
      const [{ openEditor }, schema] = await Promise.all([import('./open-editor.ts'), readSchema()])
      if (!here || !place.current) return
      const { text, labelledBy, describedBy } = latest.current
      editor.current = openEditor(place.current, {
        text,
        labelledBy,
        describedBy,
        schema,
        onChange: (changed) => latest.current.onChange(changed),
        onRun: () => latest.current.onRun(),
      })
      setOpen(true)
    })()
    return () => {
      here = false
      editor.current?.destroy()
      editor.current = undefined
    }
  }, [place])
  return { isOpen, editor }
}

/** Every view with its columns; without the catalogue the editor only knows the words of SQL. */
async function readSchema(): Promise<EditorSchema> {
  const client = createClient({ baseUrl: window.location.origin })
  const { datasets } = await client.catalogue({ columns: true }).catch(() => ({ datasets: [] }))
  return Object.fromEntries(
    datasets.map(({ id, columns = [] }) => [
      id,
      columns.map(({ name, type, unit, meaning }) => ({
        name,
        detail: unit === undefined ? type : `${type}, ${unit}`,
        info: meaning,
      })),
    ]),
  )
}
