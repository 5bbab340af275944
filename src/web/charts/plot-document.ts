const XHTML = 'http://www.w3.org/1999/xhtml'

/** A text node. */
export interface VirtualText {
  readonly nodeType: 3
  textContent: string
  parentNode: VirtualElement | null
}

export type VirtualNode = VirtualElement | VirtualText

/** As much of an element as Plot and d3-selection touch when they draw. */
export class VirtualElement {
  readonly nodeType = 1
  readonly attributes = new Map<string, string>()
  readonly styles = new Map<string, string>()
  readonly childNodes: VirtualNode[] = []
  parentNode: VirtualElement | null = null
  readonly ownerDocument: VirtualDocument
  readonly namespaceURI: string
  readonly localName: string

  constructor(ownerDocument: VirtualDocument, namespaceURI: string, localName: string) {
    this.ownerDocument = ownerDocument
    this.namespaceURI = namespaceURI
    this.localName = localName
  }

  get tagName(): string {
    return this.localName
  }
  get firstChild(): VirtualNode | null {
    return this.childNodes[0] ?? null
  }
  get lastChild(): VirtualNode | null {
    return this.childNodes.at(-1) ?? null
  }
  get children(): VirtualElement[] {
    return this.childNodes.filter((node): node is VirtualElement => node.nodeType === 1)
  }
  get nextSibling(): VirtualNode | null {
    const siblings = this.parentNode?.childNodes ?? []
    return siblings[siblings.indexOf(this) + 1] ?? null
  }
  get style() {
    return {
      setProperty: (name: string, value: unknown) => void this.styles.set(name, String(value)),
      removeProperty: (name: string) => void this.styles.delete(name),
      getPropertyValue: (name: string) => this.styles.get(name) ?? '',
    }
  }
  get textContent(): string {
    return this.childNodes.map((node) => node.textContent).join('')
  }
  set textContent(text: string) {
    for (const node of this.childNodes.splice(0)) node.parentNode = null
    if (text !== '') this.appendChild(this.ownerDocument.createTextNode(text))
  }

  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null
  }
  setAttribute(name: string, value: unknown): void {
    this.attributes.set(name, String(value))
  }
  setAttributeNS(_space: string | null, name: string, value: unknown): void {
    this.attributes.set(name, String(value))
  }
  hasAttribute(name: string): boolean {
    return this.attributes.has(name)
  }
  removeAttribute(name: string): void {
    this.attributes.delete(name)
  }

  append(...nodes: (VirtualNode | string)[]): void {
    for (const node of nodes)
      this.appendChild(typeof node === 'string' ? this.ownerDocument.createTextNode(node) : node)
  }
  appendChild<Node extends VirtualNode>(node: Node): Node {
    return this.insertBefore(node, null)
  }
  insertBefore<Node extends VirtualNode>(node: Node, before: VirtualNode | null): Node {
    node.parentNode?.removeChild(node)
    const index = before ? this.childNodes.indexOf(before) : -1
    this.childNodes.splice(index < 0 ? this.childNodes.length : index, 0, node)
    node.parentNode = this
    return node
  }
  removeChild<Node extends VirtualNode>(node: Node): Node {
    const index = this.childNodes.indexOf(node)
    if (index >= 0) this.childNodes.splice(index, 1)
    node.parentNode = null
    return node
  }
  remove(): void {
    this.parentNode?.removeChild(this)
  }
  /** d3 only asks whether joined nodes are in order already; they are appended in order. */
  compareDocumentPosition(): number {
    return 4
  }
  querySelector(): null {
    return null
  }
  querySelectorAll(): VirtualElement[] {
    return []
  }
  addEventListener(): void {}
  removeEventListener(): void {}
}

export interface VirtualDocument {
  readonly nodeType: 9
  readonly documentElement: VirtualElement
  createElement(name: string): VirtualElement
  createElementNS(space: string, name: string): VirtualElement
  createTextNode(text: unknown): VirtualText
}

/** A document to draw a chart in where there is no browser: elements, attributes, styles and text; no events, no layout. */
export function createPlotDocument(): VirtualDocument {
  const document: VirtualDocument = {
    nodeType: 9,
    get documentElement() {
      return root
    },
    createElement: (name) => new VirtualElement(document, XHTML, name),
    createElementNS: (space, name) => new VirtualElement(document, space, name),
    createTextNode: (text) => ({ nodeType: 3, textContent: String(text), parentNode: null }),
  }
  const root = new VirtualElement(document, XHTML, 'html')
  return document
}
