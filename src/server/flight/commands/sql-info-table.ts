import { bool, field, int32, int64, list, map, UnionMode, uint32, union, utf8 } from '@uwdata/flechette'
import { arrowField } from '../messages/arrow-table.ts'
import type { MetadataTable } from './metadata-command.ts'
import { type InfoValue, serverInfo } from './server-info.ts'

/** Members of the union, in the order that Flight SQL gives them. */
const MEMBERS = ['text', 'yes', 'long', 'bits', 'texts', 'lists'] as const

/** `CommandGetSqlInfo`: facts about the server, all or those asked for by number. */
export function sqlInfoTable({ info }: { info: readonly number[] }): MetadataTable {
  const kinds: number[] = []
  const values = union(
    UnionMode.Dense,
    [
      field('string_value', utf8()),
      field('bool_value', bool()),
      field('bigint_value', int64()),
      field('int32_bitmask', int32()),
      field('string_list', list(field('item', utf8()))),
      field('int32_to_int32_list_map', map(field('key', int32(), false), field('value', list(field('item', int32()))))),
    ],
    undefined,
    (_, row) => kinds[row] ?? 0,
  )
  return {
    fields: [arrowField('info_name', uint32(), false), arrowField('value', values, false)],
    rows({ version }) {
      const facts = serverInfo(version).filter(({ number }) => info.length === 0 || info.includes(number))
      kinds.splice(0, kinds.length, ...facts.map(({ value }) => MEMBERS.indexOf(kindOf(value))))
      return facts.map(({ number, value }) => ({ info_name: number, value: Object.values(value)[0] }))
    },
  }
}

const kindOf = (value: InfoValue) => Object.keys(value)[0] as (typeof MEMBERS)[number]
