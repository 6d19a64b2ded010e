import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { mayDo, type Right, type Role } from '../../../case/members/role.ts'
import type { FailureAnswer } from '../api-types.ts'
import type { ShelvedCase } from '../case-shelf.ts'
import type { People } from './people.ts'
import type { Session } from './sessions.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a route of a case asks for. */
    right?: Right
  }
  interface FastifyRequest {
    /** Who asks, on a server for teams. */
    visitor?: Visitor
  }
}

/** Somebody who is signed in, at a case or at none. */
export interface Visitor {
  readonly session: Session
  /** Their role in the case that is asked; absent where none is. */
  readonly role?: Role
  /** What the material is used for, where they chose. */
  readonly purpose?: string
}

/** The answer for what is not there, and for a case that one is no member of: not to be told apart. */
export const nothingThere: FailureAnswer = { failure: 'absent', message: 'There is nothing at this address.' }

/** The rights for which a person proves again who they are. */
const graveRights: readonly Right[] = ['release', 'administer']

/** What the door needs to know of the server. */
export interface TeamPlace {
  readonly people: People
  readonly shelf: readonly ShelvedCase[]
  /** Name of the cookie that holds the token. */
  readonly cookie: string
}

/**
 * The door of a server for teams, before anything of a request but its address is read: who is not signed in sees the sign-in page alone;
 * of a case, who is no member is told what is told of any address with nothing there; a member is held to the rights of their role. What is
 * refused stands in the log.
 */
export function addTeamDoor(server: FastifyInstance, place: TeamPlace): void {
  const { people } = place
  server.addHook('onRequest', async (request, reply) => {
    if (reply.sent) return
    const [path = ''] = request.url.split('?')
    const session = people.sessions.find(tokenOf(request, place.cookie))
    if (session) request.visitor = { session }
    if (isOpenToAll(path)) return
    if (!session) {
      if (isPage(request, path)) return reply.redirect('/', 303)
      return refuse(reply, 401, { failure: 'session.needed', message: 'Sign in first.' })
    }
    const waitSeconds = people.countRequest(session)
    if (waitSeconds > 0) {
      people.log.add('throttled', { name: session.name, address: request.ip })
      return refuse(reply.header('retry-after', waitSeconds), 429, { failure: 'too-many', message: `Too many requests. Wait ${waitSeconds} seconds.` })
    }
    if (path.startsWith('/c/')) return enterCase(place, request, { reply, session, path })
  })
}

interface Entering {
  readonly reply: FastifyReply
  readonly session: Session
  readonly path: string
}

async function enterCase({ people, shelf }: TeamPlace, request: FastifyRequest, { reply, session, path }: Entering): Promise<FastifyReply | undefined> {
  const shelved = shelf.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`))
  // A case that cannot be opened looks like none.
  const role = await shelved?.served.roleOf(session.name).catch(() => undefined)
  const { right } = request.routeOptions.config
  const told = { name: session.name, address: request.ip, what: `${request.method} ${path}` }
  if (!shelved || !role) {
    people.log.add('refused', told)
    return refuse(reply, 404, nothingThere)
  }
  if (right && !mayDo(role, right)) {
    people.log.add('refused', told)
    return refuse(reply, 403, { failure: 'right.missing', message: `You are ${role} of this case; that does not give the right to '${right}'.` })
  }
  if (right && request.method === 'POST' && graveRights.includes(right) && !people.sessions.isStrong(session)) {
    return refuse(reply, 401, { failure: 'proof.needed', message: 'Prove again who you are first.' })
  }
  const purpose = (JSON.parse(session.purposes) as Record<string, string>)[`${shelved.prefix}/`]
  request.visitor = { session, role, ...(purpose ? { purpose } : {}) }
  return undefined
}

/** The client's own files, and what signing in needs. They hold nothing of a case. */
function isOpenToAll(path: string): boolean {
  return !path.startsWith('/c/') && !path.startsWith('/api/') || path === '/api/session' || path.startsWith('/api/session/sign-in')
}

function isPage({ method, headers }: FastifyRequest, path: string): boolean {
  return method === 'GET' && path.endsWith('/') && (headers.accept ?? '').includes('text/html')
}

/** The token that a request carries. */
export function tokenOf({ headers }: FastifyRequest, cookie: string): string | undefined {
  for (const part of (headers.cookie ?? '').slice(0, 8_000).split(';')) {
    const [name, value] = part.trim().split('=', 2)
    if (name === cookie) return value
  }
  return undefined
}

function refuse(reply: FastifyReply, status: number, answer: FailureAnswer): FastifyReply {
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(answer))
}
