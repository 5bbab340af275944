import { z } from 'zod'
import { parseByteSize } from './byte-size.ts'
import { toSecret } from './secret.ts'

// Values come as text (environment, flags) or as JSON (file); each schema takes both.

export const wholeNumber = (least: number, most: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^\s*\d+\s*$/.test(value) ? Number(value) : value),
    z.int().min(least).max(most),
  )

export const bytes = (least: number) =>
  z.preprocess((value) => (typeof value === 'string' ? parseByteSize(value) : value), z.int().min(least))

export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.preprocess((value) => (typeof value === 'string' ? value.trim().toLowerCase() : value), z.enum(values))

export const trimmedText = z.string().trim().min(1)

/** An address to put paths behind: http or https, no user, query or fragment, no slash at the end. */
export const baseUrl = trimmedText
  .refine((text) => {
    const url = URL.parse(text)
    return url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.search && !url.hash
  })
  .transform((text) => text.replace(/\/+$/, ''))

const origin = trimmedText.refine((text) => text === '*' || URL.parse(text)?.origin === text)

export const origins = z
  .preprocess((value) => (typeof value === 'string' ? value.split(',') : value), z.array(origin))
  .transform((list): readonly string[] => Object.freeze(list))

export const secret = trimmedText.refine((text) => !/\s/.test(text)).transform(toSecret)

const port = wholeNumber(0, 65_535)

export const portOrOff = z.preprocess(
  (value) => (typeof value === 'string' && value.trim().toLowerCase() === 'off' ? 'off' : value),
  z.union([z.literal('off'), port]),
)

export const secrets = z
  .preprocess((value) => (typeof value === 'string' ? value.split(',') : value), z.array(secret))
  .transform((list) => Object.freeze(list))
