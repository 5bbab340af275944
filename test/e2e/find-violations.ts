import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What a page has against accessibility, as axe finds it; by default by all its rules. */
export async function findViolations(page: Page, rules?: string[]): Promise<string[]> {
  const builder = new AxeBuilder({ page })
  const { violations } = await (rules ? builder.withRules(rules) : builder.withTags(TAGS))
    // The lines of a table are alike, and each takes a while to look at.
    .exclude('tbody tr:nth-child(n + 4)')
    // In one page, in a third of the time: only frames of other origins need the other way, and there are none.
    .setLegacyMode(true)
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}
