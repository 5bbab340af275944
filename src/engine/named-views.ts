/** Which views a query may read. */
export interface NamedViews {
  /** Views whose files must be looked at: those the SQL names anywhere, all where it names none (`SHOW TABLES`, a slip). */
  wanted: ReadonlySet<string>
  /** Views it names outside of text and comments: it can't be answered without them. */
  needed: ReadonlySet<string>
}

/** Finds the names of `views` in `sql`. Pure. What is missed here is refused by name later, so no reading of SQL is needed. */
export function findNamedViews(sql: string, views: readonly string[]): NamedViews {
  const namedIn = (text: string) => new Set(views.filter((name) => mentions(text, name)))
  const named = namedIn(sql)
  return { wanted: named.size > 0 ? named : new Set(views), needed: namedIn(sql.replace(TEXT_OR_COMMENT, ' ')) }
}

const TEXT_OR_COMMENT = /'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//g

/** Quotes and blanks around the dot don't matter; a longer name is another name. */
function mentions(sql: string, name: string): boolean {
  const parts = name.split('.').map((part) => `"?\\b${part.replaceAll(/[^\w]/g, '\\$&')}\\b"?`)
  return new RegExp(parts.join('\\s*\\.\\s*'), 'i').test(sql)
}
