/** A fenced block of a page: `<!-- recipe: ID -->` or `<!-- not run: REASON -->` stands on the line before it. */
export interface Recipe {
  id?: string
  notRun?: string
  language: string
  code: string
}

const BLOCK = /(?:^<!-- (recipe|not run): (.+) -->\n)?^```(\w*)\n([\s\S]*?)^```$/gm

/** The fenced blocks of a Markdown page, in its order. */
export function readRecipes(markdown: string): Recipe[] {
  return [...markdown.matchAll(BLOCK)].map(([, kind, told, language = '', code = '']) => ({
    language,
    code,
    ...(kind === 'recipe' && told ? { id: told } : {}),
    ...(kind === 'not run' && told ? { notRun: told } : {}),
  }))
}
