import { Form } from 'react-router'
import { KeptFields } from './kept-fields.tsx'
import type { ShellData } from './shell-data.ts'

/** Chooses the balancing authority. */
export function AuthorityForm({ shell: { ba, authorities, path, state } }: { shell: ShellData }): React.ReactNode {
  return (
    <Form method="get" action={path} className="authority-form">
      <KeptFields state={{ ...state, ba: undefined }} />
      <label htmlFor="ba">Authority</label>
      <input id="ba" name="ba" key={ba} defaultValue={ba} list="authorities" autoComplete="off" spellCheck={false} />
      <datalist id="authorities">
        {authorities.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </datalist>
      <button type="submit">Go</button>
    </Form>
  )
}
