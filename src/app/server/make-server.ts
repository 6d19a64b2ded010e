import { existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { FailureCode } from '../../base/failure-catalogue.ts'
import { Failure, messageOf } from '../../base/failure.ts'
import type { FailureAnswer, SessionState } from './api-types.ts'
import { listShelf, type ShelvedCase } from './case-shelf.ts'
import { guard } from './guard.ts'
import { addPeople, isStillIn, type Team } from './people/add-people.ts'
import { endWithVisit, isStream } from './people/end-with-visit.ts'
import { nothingThere } from './people/team-door.ts'
import { describeApi } from './open-api.ts'
import { BytesAnswer, type Route } from './route.ts'
import { allRoutes } from './routes/all-routes.ts'

/** How a server is made. */
export interface ServerOptions {
  /** Folder of the built browser client; absent or not there: the start page says how to build it. */
  readonly client?: string
  /** Who works here, as the journal is to name them. */
  readonly actor: string
  /** A server for teams: people sign in, and see the cases that they are members of. */
  readonly team?: Team
  /** Is told of a defect of Jackdaw itself. */
  onDefect?(thrown: unknown): void
}

/** A deed is words: a finding, a notebook, a chart. Files come another way. */
const largestBodyBytes = 4 << 20
const largestFileBytes = 64 * 2 ** 30

/** Makes the server of one case, or of several each under its prefix: the routes of the table, the browser client, and the guard in front of both. */
export function makeServer(shelf: readonly ShelvedCase[], options: ServerOptions): FastifyInstance {
  const { team } = options
  const server = Fastify({
    // Only a proxy on this machine can reach the server, and tells whom it asks for.
    trustProxy: team?.origin ? 'loopback' : false,
    logger: false, routerOptions: { maxParamLength: 200 }, forceCloseConnections: true, exposeHeadRoutes: true, bodyLimit: largestBodyBytes,
  })
  // A form of another page could send text; only JSON is a deed.
  server.removeContentTypeParser('text/plain')
  server.addContentTypeParser('application/octet-stream', (_, file, done) => done(null, file))
  guard(server, team?.origin)
  if (team) addPeople(server, shelf, team)
  else server.get('/api/session', (_, reply) => send(reply, { team: false, name: options.actor, provenUntil: null } satisfies SessionState))
  for (const { prefix, served } of shelf) {
    for (const route of allRoutes) addRoute(server, { prefix, served }, { route: { ...route, path: prefix + route.path }, options })
    server.get(`${prefix}/api/openapi.json`, (_, reply) => send(reply, describeApi(allRoutes)))
  }
  addClient(server, options.client)
  if (shelf.every(({ prefix }) => prefix !== '')) addShelf(server, shelf, options)
  server.setNotFoundHandler((_, reply) => fail(reply, 404, nothingThere))
  server.setErrorHandler((error: { statusCode?: number }, _, reply) => {
    // What is thrown outside an answer is a malformed request.
    const status = error.statusCode && error.statusCode < 500 ? error.statusCode : 400
    return fail(reply, status, { failure: 'usage', message: 'The request cannot be read.' })
  })
  return server
}

/** The list of the cases, and the client at the address of each. */
function addShelf(server: FastifyInstance, shelf: readonly ShelvedCase[], { client, onDefect, team }: ServerOptions): void {
  // A team is shown the cases of who asks (`addPeople`).
  if (!team) server.get('/api/cases', async (_, reply) => {
    try {
      return await send(reply, await listShelf(shelf))
    } catch (thrown) {
      onDefect?.(thrown)
      return fail(reply, 500, { failure: 'defect', message: 'The cases cannot be listed.' })
    }
  })
  if (!client || !existsSync(client)) return
  for (const { prefix } of shelf) server.get(`${prefix}/`, (_, reply) => reply.sendFile('index.html'))
}

function addRoute(server: FastifyInstance, shelved: ShelvedCase, { route, options }: { route: Route; options: ServerOptions }): void {
  const { method, path: url } = route
  const { served } = shelved
  server.route({ method, url, config: { right: route.right }, ...(route.takesFile ? { bodyLimit: largestFileBytes } : {}), handler: async (request, reply) => {
    const file = request.body instanceof Readable ? request.body : undefined
    if ((route.takesFile === true) !== (file !== undefined)) {
      return fail(reply, 415, { failure: 'usage', message: 'A deed is JSON, a file is application/octet-stream.' })
    }
    const read = route.input.safeParse(givenIn(request, route))
    if (!read.success) {
      const [issue] = read.error.issues
      return fail(reply, 400, { failure: 'usage', message: `${issue?.path.join('.') || 'The question'}: ${issue?.message ?? 'not understood'}` })
    }
    // Tells the client when what it remembers was computed by an earlier build.
    void reply.header('x-build', served.buildMark)
    try {
      const { right, isAboutCase = false } = route
      const { team } = options
      const { session, purpose, role } = request.visitor ?? {}
      const actor = session?.name ?? options.actor
      const sight = await served.enter({ actor, right, url: request.url, isAboutCase, purpose })
      const answer = await served.seeing(sight, () => route.answer(served, read.data, { range: request.headers.range, actor, purpose, role, file }))
      if (team && isStream(answer)) endWithVisit(answer.body, () => isStillIn(team, request, shelved))
      return await send(reply, answer)
    } catch (thrown) {
      if (!(thrown instanceof Failure)) options.onDefect?.(thrown)
      return fail(reply, statusOf(thrown), {
        failure: thrown instanceof Failure ? thrown.code : 'defect',
        message: thrown instanceof Failure ? thrown.message : 'Jackdaw could not answer; this is a defect of its own.',
      })
    }
  } })
}

function givenIn({ method, query, body, params }: FastifyRequest, { takesFile }: Route): unknown {
  const asked = method === 'POST' && !takesFile ? body : query
  return typeof asked === 'object' && !Array.isArray(asked) ? { ...asked, ...(params as object) } : asked
}

async function send(reply: FastifyReply, answer: unknown): Promise<unknown> {
  if (!(answer instanceof BytesAnswer)) return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer))
  return reply.code(answer.status).headers(answer.headers).send(answer.body)
}

function fail(reply: FastifyReply, status: number, answer: FailureAnswer): FastifyReply {
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(answer))
}

const statuses: Partial<Record<FailureCode, number>> = {
  'usage': 400,
  'query.refused': 400,
  'query.failed': 400,
  'exhibit.absent': 404,
  'entity.absent': 404,
  'case.absent': 404,
  'case.not-built': 409,
  'case.busy': 409,
  'notebook.absent': 404,
  'notebook.invalid': 400,
  'question.absent': 404,
  'search.absent': 404,
  'tool.absent': 404,
  'tool.invalid': 400,
  'tool.failed': 400,
  'tool.limit': 400,
  'chart.absent': 404,
  'chart.changed': 409,
  'judgement.meanwhile': 409,
  'authority.missing': 403,
  'right.missing': 403,
  'second.needed': 409,
  'authority.expired': 403,
  'mapping.invalid': 400,
  'case.unwritable': 507,
  'purpose.outside': 403,
  'retention.stopped': 403,
  'hold.stands': 409,
  'case.locked': 423,
}

function statusOf(thrown: unknown): number {
  return (thrown instanceof Failure ? statuses[thrown.code] : undefined) ?? 500
}

function addClient(server: FastifyInstance, folder: string | undefined): void {
  if (folder && existsSync(folder)) {
    void server.register(fastifyStatic, {
      root: folder,
      cacheControl: false,
      dotfiles: 'deny',
      setHeaders: (response, path) => {
        // Files of the client carry the hash of their content in their name.
        if (/[\\/]assets[\\/]/.test(path)) void response.header('cache-control', 'public, max-age=31536000, immutable')
      },
    })
    return
  }
  server.get('/', (_, reply) => reply.type('text/plain; charset=utf-8').send("The browser client is not built. Run 'npm run build -w web'.\n"))
}

/** A defect as one line for standard error: where it was thrown, nothing of the case. */
export function describeDefect(thrown: unknown): string {
  const place = thrown instanceof Error ? thrown.stack?.split('\n').find((line) => line.includes(' at '))?.trim() : ''
  return `jackdaw: a defect while answering: ${messageOf(thrown).split('\n')[0]} ${place ?? ''}`
}
