import { z } from 'zod'
import type { Readable } from 'node:stream'
import type { Right, Role } from '../../case/members/role.ts'
import type { ServedCase } from './served-case.ts'

/** One question or deed that the server answers: a path with parameters, who may ask, the shape of what may be asked, and the answer. */
export interface Route {
  /** `GET` changes nothing; `POST` is a deed, which the journal keeps, or a question too long for an address. */
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly right: Right
  /** It tells facts about the case itself, not what the material says: answered also when an authority has ended. */
  readonly isAboutCase?: boolean
  /** Reads parameters and query or body together; anything that is not named is refused. */
  readonly input: z.ZodType
  answer(served: ServedCase, input: unknown, context: RequestContext): Promise<unknown>
  /** The body is a file as it is, not JSON; what is asked stands in the query. */
  readonly takesFile?: true
}

/** What an answer may need of the request beside its input. */
export interface RequestContext {
  /** The `Range` header, as it came. */
  readonly range: string | undefined
  /** Who asks, as the journal is to name them. */
  readonly actor: string
  /** What they use the material for, where they chose; else the purpose of the case. */
  readonly purpose?: string | undefined
  /** Their role in the case, on a server for teams. */
  readonly role?: Role | undefined
  /** The file that is handed over, where the route takes one. */
  readonly file?: Readable | undefined
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

type Answer<Shape extends z.ZodRawShape> =
  (served: ServedCase, input: z.output<z.ZodObject<Shape>>, context: RequestContext) => Promise<unknown>

/** A question: read-only, whose answer knows the type of its input. */
export function route<Shape extends z.ZodRawShape>(path: string, shape: Shape, answer: Answer<Shape>, right: Right = 'read'): Route {
  return { method: 'GET', path, right, ...answering(shape, answer) }
}

/** A question that is too long for an address: it is posted, and changes nothing. */
export function longQuestion<Shape extends z.ZodRawShape>(path: string, shape: Shape, answer: Answer<Shape>, right: Right = 'read'): Route {
  return { method: 'POST', path, right, ...answering(shape, answer) }
}

/** A deed: what a person does to the case. Its body is JSON of that shape. */
export function deed<Shape extends z.ZodRawShape>(path: string, { right, shape }: { right: Right; shape: Shape }, answer: Answer<Shape>): Route {
  return { method: 'POST', path, right, ...answering(shape, answer) }
}

/** A deed by which a file is handed over: the body is its bytes as they are, and what is asked stands in the query. */
export function handover<Shape extends z.ZodRawShape>(path: string, { right, shape }: { right: Right; shape: Shape }, answer: Answer<Shape>): Route {
  return { method: 'POST', path, right, takesFile: true, ...answering(shape, answer) }
}

function answering<Shape extends z.ZodRawShape>(shape: Shape, answer: Answer<Shape>): Pick<Route, 'input' | 'answer'> {
  const input = z.strictObject(shape)
  return { input, answer: (served, given, context) => answer(served, given as z.output<z.ZodObject<Shape>>, context) }
}

/** The last text of an ISO moment of that precision, for comparing texts: everything within `2014-01` is not after it. */
export function endOf(moment: string): string {
  return `${moment}~`
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
  moment: z.string().regex(/^\d{4}(-\d\d(-\d\d(T\d\d(:\d\d){0,2})?)?)?$/).optional(),
  entities: z.string().regex(/^[0-9a-f]{32}(,[0-9a-f]{32}){0,199}$/).optional(),
  day: z.string().regex(/^\d{4}(-\d\d){0,2}$/).optional(),
  offset: digits(0, 1_000_000_000),
  limit: digits(100, 500),
} as const
