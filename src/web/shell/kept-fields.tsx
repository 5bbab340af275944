import { hiddenFields, type UrlState } from '../state/url-state.ts'

/** Keeps in a GET form what the address chooses already. */
export function KeptFields({ state }: { state: Partial<UrlState> }): React.ReactNode {
  return hiddenFields(state).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}
