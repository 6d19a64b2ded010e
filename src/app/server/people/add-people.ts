import type { FastifyInstance, FastifyRequest } from 'fastify'
import { listShelf, type ShelvedCase } from '../case-shelf.ts'
import { passkeyRoutes } from './passkey-routes.ts'
import type { People } from './people.ts'
import { Refusal, type PeopleRoute } from './people-route.ts'
import { sessionEnds } from './sessions.ts'
import { sessionRoutes } from './session-routes.ts'
import { addTeamDoor } from './team-door.ts'

/** A server for teams: who may sign in, and under which address it is reached. */
export interface Team {
  readonly people: People
  /** `https://cases.example`, where a proxy on this machine ends TLS; absent: the loopback address. */
  readonly origin?: string
}

/** Every route about who is signed in. */
export const peopleRoutes: readonly PeopleRoute[] = [...sessionRoutes, ...passkeyRoutes]

/** Makes a server one for teams: the door before every request, and the routes of who is signed in. */
export function addPeople(server: FastifyInstance, shelf: readonly ShelvedCase[], { people, origin }: Team): void {
  const isSecure = origin?.startsWith('https://') === true
  const cookie = isSecure ? '__Host-jackdaw' : 'jackdaw'
  addTeamDoor(server, { people, shelf, cookie })
  for (const route of peopleRoutes) {
    server.route({ method: route.method, url: route.path, handler: async (request, reply) => {
      const read = route.input.safeParse(request.method === 'POST' ? request.body : request.query)
      const keepToken = (token?: string) => void reply.header('set-cookie', cookieOf({ cookie, isSecure, token }))
      const asked = { people, request, reply, session: request.visitor?.session, keepToken, origin: origin ?? `http://${request.headers.host}` }
      const answer = read.success ? await route.answer(asked, read.data) : new Refusal(400, 'usage', 'The request cannot be read.')
      if (answer instanceof Refusal) void reply.code(answer.status)
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer instanceof Refusal ? { failure: answer.failure, message: answer.message } : answer))
    } })
  }
  server.get('/api/cases', async (request, reply) => {
    const name = request.visitor?.session.name ?? ''
    const own: ShelvedCase[] = []
    for (const shelved of shelf) if (await shelved.served.roleOf(name)) own.push(shelved)
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(await listShelf(own)))
  })
}

/** Whether the session of a request goes on, and its person is still a member of that case: asked while a stream is open. */
export async function isStillIn({ people }: Team, request: FastifyRequest, { served }: ShelvedCase): Promise<boolean> {
  const session = request.visitor?.session
  return session !== undefined && people.sessions.isOn(session.hash) && (await served.roleOf(session.name)) === request.visitor?.role
}

function cookieOf({ cookie, isSecure, token }: { readonly cookie: string; readonly isSecure: boolean; readonly token: string | undefined }): string {
  const age = token === undefined ? 0 : sessionEnds.absoluteMs / 1_000
  return `${cookie}=${token ?? ''}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${age}${isSecure ? '; Secure' : ''}`
}
