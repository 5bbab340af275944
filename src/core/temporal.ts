/** Imported first by every entry point: Node 26 has Temporal, older runtimes get the polyfill. */
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')

export {}
