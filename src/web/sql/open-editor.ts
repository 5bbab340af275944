import { sql } from '@codemirror/lang-sql'
import { basicSetup, EditorView } from 'codemirror'
import { duckdbDialect } from './duckdb-dialect.ts'
import { recolourEditor } from './recolour-editor.ts'

/** Columns of views by their names. */
export type EditorSchema = Readonly<Record<string, readonly { name: string; detail: string; info: string }[]>>

export interface EditorOptions {
  text: string
  /** Id of the element that names it. */
  labelledBy: string
  describedBy: string
  schema: EditorSchema
  onChange(text: string): void
  onRun(): void
}

export interface SqlEditor {
  setText(text: string): void
  focus(at?: { line: number; column: number }): void
  destroy(): void
}

/** An editor of SQL in `parent`. Tab leaves it: nothing of it takes the key. */
export function openEditor(parent: HTMLElement, options: EditorOptions): SqlEditor {
  const view = new EditorView({
    parent,
    doc: options.text,
    extensions: [
      EditorView.domEventHandlers({
        keydown: (event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false
          event.preventDefault()
          options.onRun()
          return true
        },
      }),
      basicSetup,
      sql({
        dialect: duckdbDialect,
        upperCaseKeywords: true,
        schema: Object.fromEntries(
          Object.entries(options.schema).map(([id, columns]) => [
            id,
            columns.map(({ name, detail, info }) => ({ label: name, type: 'property', detail, info })),
          ]),
        ),
      }),
      EditorView.lineWrapping,
      EditorView.updateListener.of((update) => {
        if (update.docChanged) options.onChange(update.state.doc.toString())
      }),
      EditorView.contentAttributes.of({
        'aria-labelledby': options.labelledBy,
        'aria-describedby': options.describedBy,
      }),
    ],
  })
  recolourEditor(document)
  return {
    setText(text) {
      if (text !== view.state.doc.toString())
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } })
    },
    focus(at) {
      if (at !== undefined) {
        const line = view.state.doc.line(Math.min(at.line, view.state.doc.lines))
        view.dispatch({ selection: { anchor: Math.min(line.to, line.from + at.column - 1) }, scrollIntoView: true })
      }
      view.focus()
    },
    destroy: () => view.destroy(),
  }
}
