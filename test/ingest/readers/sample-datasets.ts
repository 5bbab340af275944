import { type Dataset, defineDataset, type Wire } from '../../../src/datasets/dataset.ts'

/** A dataset of hourly prices with one wire, for readers alone. */
export function sampleDataset(id: string, fileNames: RegExp, ...wire: Wire[]): Dataset {
  return defineDataset({
    id,
    title: id,
    description: id,
    kind: 'fact',
    zone: 'America/Chicago',
    columns: [
      { name: 'what', type: 'string', meaning: 'What is priced.' },
      { name: 'price', type: 'double', meaning: 'Its price.', nullable: true },
    ],
    key: ['what', 'interval_start'],
    scope: 'interval',
    cadence: 'PT1H',
    lag: 'PT1H',
    fileNames,
    wire,
    bindings: [],
    parserVersion: 1,
  })
}

/** Wide rows, as NP4-181-ER has them; `format` and others can be set. */
export function wideWire(over: Partial<Wire> = {}): Wire {
  return {
    epoch: 'wide',
    format: 'csv',
    header: ['Delivery Date', 'Hour Ending', 'Repeated Hour Flag', 'REGDN', 'REGUP ', 'RRS'],
    unpivot: { fields: ['REGDN', 'REGUP ', 'RRS'], label: 'AncillaryType', value: 'MCPC' },
    dateFormat: '%m/%d/%Y',
    time: { kind: 'hour-ending', date: 'Delivery Date', hour: 'Hour Ending', flag: 'Repeated Hour Flag' },
    map: { what: 'AncillaryType', price: 'MCPC' },
    ...over,
  }
}
