import { expect, test } from 'vitest'
import { createPlotDocument } from '../../../src/web/charts/plot-document.ts'
import { serialize } from '../../../src/web/charts/serialize-svg.ts'

test.each([
  ['M0.04,1.26L10.123,1.26L10.123,7L10.12,7.04Z', 'M0,1.3H10.1V7Z'],
  ['M1,2L3,4M3,4L3,4L5,4', 'M1,2L3,4M3,4H5'],
  ['M1,1C1.25,2.25,3.333,4,5,6L1,6L1,1Z', 'M1,1C1.3,2.3,3.3,4,5,6L1,6V1Z'],
  ['M0.55,0.44h3.26v-2e-7h-3.26Z', 'M0.6,0.4h3.3v-2e-7h-3.3Z'],
  ['M-0.01,-12.345L1.0000001e-7,5', 'M0,-12.3V5'],
])('the path %s is written %s', (path, shorter) => {
  const document = createPlotDocument()
  const element = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  element.setAttribute('d', path)
  expect(serialize(element)).toBe(`<path d="${shorter}"></path>`)
})
