import type { Page } from 'playwright-core'

/** What can be clicked but not come to by Tab, and what shows no focus when it is come to. */
export async function findUnreachable(page: Page): Promise<string[]> {
  await page.evaluate(MARK)
  const count = Number(await page.evaluate('window.expectedStops.length'))
  // A date field has a stop for each of its parts, and one for its calendar.
  const parts = 3 * Number(await page.evaluate(`window.expectedStops.filter(({ type }) => type === 'date').length`))
  for (let step = 0; step < Math.min(count, MAX_STEPS) + parts + 2; step++) await page.keyboard.press('Tab')
  const complaints = (await page.evaluate('window.unshownStops')) as string[]
  const missed = count <= MAX_STEPS ? ((await page.evaluate('window.missedStops()')) as string[]) : []
  return [...complaints, ...missed.map((what) => `not reached: ${what}`)]
}

/** A long page is walked this far. */
const MAX_STEPS = 120

const MARK = `(() => {
  const inSight = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]')
  const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
  window.expectedStops = all.filter((element) => inSight(element) && !element.disabled && element.tabIndex >= 0)
  window.seenStops = new Set()
  window.missedStops = () => window.expectedStops
    .filter((element) => element.isConnected && inSight(element) && !window.seenStops.has(element))
    .filter((element) => element.type !== 'radio')
    .map((element) => element.outerHTML.slice(0, 120))
  window.unshownStops = []
  // Looks where the key went when it is let go: asking from outside after each takes longer than the key.
  window.addEventListener('keyup', () => {
    const element = document.activeElement
    if (!element || element === document.body) return
    window.seenStops.add(element)
    const style = getComputedStyle(element)
    const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== 'none'
      || element.matches('.cm-content, iframe')
    if (!shown) window.unshownStops.push('no focus ring: ' + element.outerHTML.slice(0, 120))
  }, { capture: true })
  document.activeElement?.blur()
  window.scrollTo(0, 0)
})()`
