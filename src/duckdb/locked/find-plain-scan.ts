/** A SELECT that takes each row of one table for itself: any part of the table gives that part of the answer. */
export interface PlainScan {
  /** `schema.table`, in lower case. */
  table: string
  /** Functions that it calls, which must all be of single rows. */
  functions: ReadonlySet<string>
}

type Node = Readonly<Record<string, unknown>>

/** Reads statements serialized by `json_serialize_sql`. Undefined: they group, order, limit, join, or look at other rows. Pure. */
export function findPlainScan(statements: unknown): PlainScan | undefined {
  const [statement] = Array.isArray(statements) && statements.length === 1 ? (statements as { node?: Node }[]) : []
  const node = statement?.node
  const from = node?.['from_table'] as Node | undefined
  if (node?.['type'] !== 'SELECT_NODE' || from?.['type'] !== 'BASE_TABLE') return undefined
  const ctes = (node['cte_map'] as Node | undefined)?.['map']
  const lists = [node['modifiers'], node['group_expressions'], node['group_sets'], ctes]
  if (lists.some((list) => !Array.isArray(list) || list.length > 0)) return undefined
  const rest = [node['having'], node['sample'], node['qualify'], from['sample'], from['at_clause']]
  if (rest.some((part) => part) || node['aggregate_handling'] !== 'STANDARD_HANDLING') return undefined
  const functions = new Set<string>()
  if (!isOfSingleRows([node['select_list'], node['where_clause']], functions)) return undefined
  return { table: `${from['schema_name'] || 'main'}.${from['table_name']}`.toLowerCase(), functions }
}

function isOfSingleRows(value: unknown, functions: Set<string>): boolean {
  if (Array.isArray(value)) return value.every((item) => isOfSingleRows(item, functions))
  if (typeof value !== 'object' || value === null) return true
  const node = value as Node
  if (node['class'] === 'SUBQUERY' || node['class'] === 'WINDOW') return false
  if (node['class'] === 'FUNCTION') functions.add(String(node['function_name']).toLowerCase())
  return Object.values(node).every((child) => isOfSingleRows(child, functions))
}
