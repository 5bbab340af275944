import type { Location } from '../../contract/schemas/locations.ts'
import type { PickerGroup } from './prices-page.ts'

export const KIND_LABELS: Readonly<Record<string, string>> = {
  hub: 'Hubs',
  load_zone: 'Load zones',
  dc_tie: 'DC ties',
  resource_node: 'Resource nodes',
}
const LISTED = ['hub', 'load_zone', 'dc_tie']

/** What can be ticked, by kind; nodes are too many and are typed. */
export const pickerGroups = (known: readonly Location[], chosen: readonly Location[]): PickerGroup[] => {
  const names = new Set(chosen.map(({ name }) => name))
  const groups = LISTED.map((kind) => ({
    kind,
    label: KIND_LABELS[kind] ?? kind,
    options: known.filter((location) => location.kind === kind).map(({ name }) => ({ name, checked: names.has(name) })),
  }))
  const nodes = chosen.filter(({ kind }) => !LISTED.includes(kind)).map(({ name }) => ({ name, checked: true }))
  return [...groups, { kind: 'resource_node', label: 'Resource nodes', options: nodes }].filter(
    ({ kind, options }) => options.length > 0 || kind === 'resource_node',
  )
}

/** Names for typing ahead: all that cannot be ticked. */
export const typedNames = (known: readonly Location[], most: number): string[] =>
  known
    .filter(({ kind }) => !LISTED.includes(kind))
    .slice(0, most)
    .map(({ name }) => name)
