import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { People } from './people.ts'
import type { Session } from './sessions.ts'

/** A question or deed about who is signed in, not about a case. */
export interface PeopleRoute {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly input: z.ZodType
  answer(asked: PeopleAsked, input: unknown): Promise<unknown>
}

/** What such an answer may need. */
export interface PeopleAsked {
  readonly people: People
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** Who is signed in; nobody at the sign-in page. */
  readonly session: Session | undefined
  /** Keeps the token in the browser; without one, takes it out. */
  keepToken(token?: string): void
  /** The address under which people reach the server: `https://cases.example`. */
  readonly origin: string
}

/** A refusal with its status; what stays of a request that is no defect. */
export class Refusal {
  readonly status: number
  readonly failure: string
  readonly message: string

  constructor(status: number, failure: string, message: string) {
    this.status = status
    this.failure = failure
    this.message = message
  }
}

/** A question or deed whose answer knows the type of its input; what is not named is refused. */
export function peopleRoute<Shape extends z.ZodRawShape>(
  method: 'GET' | 'POST', path: string, { shape, answer }: { shape: Shape; answer: (asked: PeopleAsked, input: z.output<z.ZodObject<Shape>>) => Promise<unknown> },
): PeopleRoute {
  return { method, path, input: z.strictObject(shape), answer: (asked, input) => answer(asked, input as z.output<z.ZodObject<Shape>>) }
}

/** The refusal of who tried too often. */
export function tooMany(waitSeconds: number): Refusal {
  return new Refusal(429, 'too-many', `Too many tries. Wait ${waitSeconds} seconds.`)
}
