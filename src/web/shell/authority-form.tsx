import { Form } from 'react-router'
import { KeptFields } from './kept-fields.tsx'
import type { ShellData } from './shell-data.ts'
import { useRichAuthority } from './use-rich-authority.ts'

/** Chooses the balancing authority. A native field first; once the page has settled, one with typeahead in its place. */
export function AuthorityForm({ shell }: { shell: ShellData }): React.ReactNode {
  const { ba, authorities, path, state } = shell
  const { ref, Rich } = useRichAuthority()
  const known = authorities.find(({ code }) => code === ba)
  return (
    <Form ref={ref} method="get" action={path} className="joined authority-form">
      <KeptFields state={{ ...state, ba: undefined }} />
      {Rich ? (
        <Rich shell={shell} />
      ) : (
        <>
          <label htmlFor="ba" className="sr-only">
            Balancing authority
          </label>
          <input
            id="ba"
            name="ba"
            key={ba}
            defaultValue={known ? `${ba} · ${known.name}` : ba}
            list="authorities"
            autoComplete="off"
            spellCheck={false}
            className="authority-input"
          />
          <datalist id="authorities">
            {authorities.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </datalist>
          <button type="submit" className="go">
            Show
          </button>
        </>
      )}
    </Form>
  )
}
