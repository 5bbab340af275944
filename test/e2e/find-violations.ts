import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']
/** Those that another theme, which has other colours and nothing else, can break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** What a page has against accessibility, as axe finds it. */
export async function findViolations(page: Page): Promise<string[]> {
  return run(page, (builder) => builder.withTags(TAGS))
}

/** What a page has against accessibility in one theme that was found to have nothing in the other. */
export async function findColourViolations(page: Page): Promise<string[]> {
  return run(page, (builder) => builder.withRules(COLOUR_RULES))
}

async function run(page: Page, choose: (builder: AxeBuilder) => AxeBuilder): Promise<string[]> {
  // Colours on their way from one theme to the other are those of neither.
  await page.evaluate(
    'Promise.all(document.getAnimations().filter((each) => each instanceof CSSTransition).map(({ finished }) => finished.catch(() => {}))).then(() => {})',
  )
  // What is found to be in order is counted, not listed: that would take longer than the rules.
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'] })
  const { violations } = await choose(builder)
    // The lines of a table are alike, and each takes a while to look at.
    .exclude('tbody tr:nth-child(n + 4)')
    // In one page, in a third of the time: only frames of other origins need the other way, and there are none.
    .setLegacyMode(true)
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}
