import { z } from 'zod'
import type { Readable } from 'node:stream'
import type { ServedCase } from './served-case.ts'

/** One question that the server answers: a path with parameters, the shape of what may be asked, and the answer. */
export interface Route {
  readonly path: string
  /** Reads parameters and query together; anything that is not named is refused. */
  readonly input: z.ZodType
  answer(served: ServedCase, input: unknown, context: RequestContext): Promise<unknown>
}

/** What an answer may need of the request beside its input. */
export interface RequestContext {
  /** The `Range` header, as it came. */
  readonly range: string | undefined
}

/** Bytes instead of JSON, with the headers that go with them. */
export class BytesAnswer {
  readonly body: Buffer | Readable
  readonly headers: Readonly<Record<string, string>>
  readonly status: number

  constructor(body: Buffer | Readable, headers: Readonly<Record<string, string>>, status = 200) {
    this.body = body
    this.headers = headers
    this.status = status
  }
}

/** Makes a route whose answer knows the type of its input. */
export function route<Shape extends z.ZodRawShape>(
  path: string,
  shape: Shape,
  answer: (served: ServedCase, input: z.output<z.ZodObject<Shape>>, context: RequestContext) => Promise<unknown>,
): Route {
  const input = z.strictObject(shape)
  return { path, input, answer: (served, given, context) => answer(served, given as z.output<z.ZodObject<Shape>>, context) }
}

const digits = (fallback: number, most: number) => z.coerce.number().int().min(0).max(most).default(fallback)

/** Shapes of what may be asked. */
export const ask = {
  exhibit: z.string().regex(/^\d+(\.\d+){0,20}$/),
  entity: z.string().regex(/^[0-9a-f]{32}$/),
  locator: z.string().min(1).max(4_000),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  words: z.string().max(1_000).default(''),
  name: z.string().max(200).default(''),
  day: z.string().regex(/^\d{4}(-\d\d){0,2}$/).optional(),
  offset: digits(0, 1_000_000_000),
  limit: digits(100, 500),
} as const
