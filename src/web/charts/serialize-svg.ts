import type { VirtualElement, VirtualNode } from './plot-document.ts'

const GEOMETRY = new Set([
  'd',
  'x',
  'y',
  'x1',
  'x2',
  'y1',
  'y2',
  'cx',
  'cy',
  'r',
  'width',
  'height',
  'transform',
  'points',
])
const RAW_TEXT = new Set(['style'])

/** An element as markup: coordinates to 0.1 px, groups without labels that assistive technology may not read. */
export function serialize(element: VirtualElement): string {
  const style = [...element.styles].map(([name, value]) => `${name}:${value}`).join(';')
  const attributes = [...element.attributes].map(([name, value]) => attribute(element, name, value))
  if (style !== '') attributes.push(` style="${escapeAttribute(style)}"`)
  const inside = element.childNodes.map((node) => serializeNode(node, element)).join('')
  return `<${element.localName}${attributes.join('')}>${inside}</${element.localName}>`
}

function serializeNode(node: VirtualNode, parent: VirtualElement): string {
  if (node.nodeType === 1) return serialize(node)
  return RAW_TEXT.has(parent.localName) ? node.textContent.replaceAll('</', '<\\/') : escapeText(node.textContent)
}

function attribute(element: VirtualElement, name: string, value: string): string {
  // Plot names its mark groups by aria-label, which a group without a role may not have.
  if (element.localName === 'g' && name === 'aria-label') return ` data-mark="${escapeAttribute(value)}"`
  const role = element.localName === 'svg' && name === 'aria-label' ? ' role="img"' : ''
  return `${role} ${name}="${escapeAttribute(shorten(name, value))}"`
}

function shorten(name: string, value: string): string {
  if (!GEOMETRY.has(name)) return value
  return name === 'd' ? shortenPath(value) : roundNumbers(value)
}

/** Lines along an axis as `H` and `V`, lines of no length not at all: half the length of a step line. */
function shortenPath(path: string): string {
  let shorter = ''
  let [lastX, lastY] = ['', '']
  for (const part of path.split(COMMAND)) {
    const command = part[0]
    if (command !== 'M' && command !== 'L') {
      shorter += roundNumbers(part)
      lastX = lastY = ''
      continue
    }
    const comma = part.indexOf(',')
    const [x, y] = [roundNumber(part.slice(1, comma)), roundNumber(part.slice(comma + 1))]
    if (command === 'M' || (x !== lastX && y !== lastY)) shorter += `${command}${x},${y}`
    else if (x !== lastX) shorter += `H${x}`
    else if (y !== lastY) shorter += `V${y}`
    lastX = x
    lastY = y
  }
  return shorter
}

/** Before each command of a path; `e` is of a number. */
const COMMAND = /(?=[a-df-zA-Z])/

const roundNumber = (text: string): string => (text.includes('.') ? String(Math.round(Number(text) * 10) / 10) : text)

const roundNumbers = (text: string): string => text.replace(/-?\d+\.\d+(e-?\d+)?/g, roundNumber)

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const escapeAttribute = (text: string): string => escapeText(text).replaceAll('"', '&quot;')
