/** A parameter of an address: all its values ⇄ what they mean. */
export interface Field<Value> {
  read(values: readonly string[]): Value
  write(value: Value): readonly string[]
}

/** Text that `accepts` takes, trimmed; the first that there is. */
export const textField = (
  accepts: (text: string) => boolean,
  tidy: (text: string) => string = (text) => text,
): Field<string | undefined> => {
  const read = (value: string) => {
    const text = tidy(value.trim())
    return text !== '' && accepts(text) ? text : undefined
  }
  return {
    read: ([value = '']) => read(value),
    write: (value) => (value === undefined ? [] : [read(value) ?? []].flat()),
  }
}

export const optionField = <const Option extends string>(options: readonly Option[]): Field<Option | undefined> => ({
  read: ([value]) => options.find((option) => option === value),
  write: (value) => (value !== undefined && options.includes(value) ? [value] : []),
})

/** A whole number within its bounds, both included. */
export const numberField = (min: number, max: number): Field<number | undefined> => {
  const accepts = (value: number) => Number.isInteger(value) && value >= min && value <= max
  return {
    read: ([value = '']) => (/^\d{1,9}$/.test(value) && accepts(Number(value)) ? Number(value) : undefined),
    write: (value) => (value !== undefined && accepts(value) ? [String(value)] : []),
  }
}

/** Different names, in the order they stand; `s=a&s=b` and `s=a,b` mean the same. */
export const listField = (max: number): Field<readonly string[]> => {
  const tidy = (names: readonly string[]) =>
    [...new Set(names.map((name) => name.trim()))].filter((name) => name !== '' && name.length <= 200).slice(0, max)
  return {
    read: (values) => tidy(values.flatMap((value) => value.split(','))),
    write: (names) => {
      const kept = tidy(names.flatMap((name) => name.split(',')))
      return kept.length === 0 ? [] : [kept.join(',')]
    },
  }
}

/** A query of many fields; written in their order. */
export function codecOf<State extends object>(fields: { readonly [Name in keyof State]: Field<State[Name]> }) {
  const names = Object.keys(fields) as (keyof State & string)[]
  return {
    read: (params: URLSearchParams): State =>
      Object.fromEntries(names.map((name) => [name, fields[name].read(params.getAll(name))])) as State,
    write(state: Partial<State>): URLSearchParams {
      const params = new URLSearchParams()
      for (const name of names) {
        const value = state[name]
        if (value === undefined) continue
        for (const text of fields[name].write(value as State[typeof name])) params.append(name, text)
      }
      return params
    },
  }
}
