import type { AuthoritySummary } from '../state/authority-summary.ts'

/** The code that someone means by what they typed: a code, a code with its name, a part of a name. Undefined: none, or more than one. */
export function resolveAuthority(text: string, authorities: readonly AuthoritySummary[]): string | undefined {
  const wanted = text.trim().toLowerCase()
  const [first = ''] = wanted.split(/[\s·]+/)
  const byCode = authorities.find(({ code }) => code.toLowerCase() === first)
  if (byCode) return byCode.code
  const byName = authorities.filter(({ name }) => name.toLowerCase().includes(wanted))
  return wanted.length >= 3 && byName.length === 1 ? byName[0]?.code : undefined
}
