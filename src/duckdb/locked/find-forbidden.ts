import { CATALOGUE_VIEWS, isRefusedFunction, SHOWN_LISTS, TABLE_FUNCTIONS } from './allowed-sql.ts'

/** What a statement may not use. `unknown`: a plain name that is no view, most likely a slip of the pen. */
export interface Forbidden {
  kind: 'table' | 'function' | 'table function' | 'list' | 'unknown'
  name: string
}

/**
 * The first forbidden thing in a statement serialized by `json_serialize_sql`. Pure.
 * `views`: lower-case `schema.name` of what may be read; those in `main` also go by name alone.
 */
export function findForbidden(statement: unknown, views: ReadonlySet<string>): Forbidden | undefined {
  return search(statement, views, new Set())
}

type Node = Readonly<Record<string, unknown>>
type Scope = ReadonlySet<string>

function search(value: unknown, views: ReadonlySet<string>, scope: Scope): Forbidden | undefined {
  if (Array.isArray(value)) return first(value, (item) => search(item, views, scope))
  if (typeof value !== 'object' || value === null) return undefined
  const node = value as Node
  const { found, inner } = searchCtes(node, views, scope)
  return (
    found ??
    judge(node, views, inner) ??
    first(Object.entries(node), ([key, child]) => searchChild(node, key, child, views, inner))
  )
}

function searchChild(
  node: Node,
  key: string,
  child: unknown,
  views: ReadonlySet<string>,
  scope: Scope,
): Forbidden | undefined {
  if (key === 'cte_map') return undefined
  // The name of a table function was judged with its node; below it stands an ordinary function call.
  if (node['type'] === 'TABLE_FUNCTION' && key === 'function') return search((child as Node)['children'], views, scope)
  if (node['type'] === 'RECURSIVE_CTE_NODE' && key === 'right')
    return search(child, views, new Set([...scope, lower(node['cte_name'])]))
  return search(child, views, scope)
}

/** A CTE sees those before it; only the statement it belongs to sees them all. So no name hides a table from this search. */
function searchCtes(
  node: Node,
  views: ReadonlySet<string>,
  scope: Scope,
): { found?: Forbidden | undefined; inner: Scope } {
  const entries = ((node['cte_map'] as Node | undefined)?.['map'] ?? []) as readonly { key: string; value: unknown }[]
  if (entries.length === 0) return { inner: scope }
  const inner = new Set(scope)
  for (const { key, value } of entries) {
    const found = search(value, views, new Set(inner))
    if (found) return { found, inner }
    inner.add(lower(key))
  }
  return { inner }
}

function judge(node: Node, views: ReadonlySet<string>, scope: Scope): Forbidden | undefined {
  switch (node['type']) {
    case 'BASE_TABLE':
      return judgeTable(node, views, scope)
    case 'TABLE_FUNCTION': {
      const name = lower((node['function'] as Node | undefined)?.['function_name'])
      return TABLE_FUNCTIONS.has(name) ? undefined : { kind: 'table function', name }
    }
    case 'SHOW_REF': {
      const list = lower(node['table_name'])
      return node['query'] || node['show_type'] === 'SHOW_FROM' || SHOWN_LISTS.has(list)
        ? undefined
        : { kind: 'list', name: list }
    }
    default: {
      const name = lower(node['function_name'])
      return isRefusedFunction(name) ? { kind: 'function', name } : undefined
    }
  }
}

function judgeTable(node: Node, views: ReadonlySet<string>, scope: Scope): Forbidden | undefined {
  const [catalogue, schema, table] = [
    lower(node['catalog_name']),
    lower(node['schema_name']),
    lower(node['table_name']),
  ]
  if (catalogue === '' && schema === '' && scope.has(table)) return undefined
  if (catalogue === '' && schema === 'recurring' && scope.has(table)) return undefined
  const full = `${schema || 'main'}.${table}`
  if (['', 'memory'].includes(catalogue) && (views.has(full) || CATALOGUE_VIEWS.has(full))) return undefined
  const name = [catalogue, schema, table].filter(Boolean).join('.')
  const plain = [catalogue, schema, table].every((part) => /^\w*$/.test(part))
  const internal =
    /^(information_schema|pg_catalog|system|temp)$/.test(schema) || /^(duckdb|pragma|pg|sqlite)_/.test(table)
  return { kind: plain && !internal ? 'unknown' : 'table', name }
}

const lower = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : '')

function first<T>(items: Iterable<T>, find: (item: T) => Forbidden | undefined): Forbidden | undefined {
  for (const item of items) {
    const found = find(item)
    if (found) return found
  }
  return undefined
}
