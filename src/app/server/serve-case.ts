import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { Failure, messageOf } from '../../base/failure.ts'
import { describeDefect, makeServer } from './make-server.ts'
import { openShelf } from './case-shelf.ts'
import { People } from './people/people.ts'
import { warmCase } from './warm-case.ts'

/** The port that is taken when none is told and it is free. */
const usualPort = 4680

/** Where a case is served. */
export interface Serving {
  /** `http://127.0.0.1:4680/` */
  readonly address: string
  close(): Promise<void>
}

/** How a case is served. */
export interface ServeOptions {
  readonly port?: number
  /** Who works here, as the journal is to name them. */
  readonly actor: string
  /** What the material is used for; absent: the purpose of the case. */
  readonly purpose?: string | undefined
  /** People sign in (`jackdaw account`), and see the cases that they are members of. The path is a folder of cases. */
  readonly team?: boolean
  /** `https://cases.example`: where a proxy on this machine ends TLS for a team. */
  readonly origin?: string | undefined
}

/**
 * Serves a case, or every case in a folder, on this machine alone. Without a port, the usual one or any free one is taken. Throws `machine.lacks` when the
 * port told is in use.
 */
export async function serveCase(path: string, options: ServeOptions): Promise<Serving> {
  const people = options.team ? People.open(path) : undefined
  const shelf = openShelf(path, options.purpose)
  const client = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'web', 'dist')
  const onDefect = (thrown: unknown) => void process.stderr.write(`${describeDefect(thrown)}\n`)
  const team = people && { people, ...(options.origin ? { origin: publicOrigin(options.origin) } : {}) }
  const server = makeServer(shelf, { client, actor: options.actor, onDefect, ...(team ? { team } : {}) })
  try {
    const address = await listen(server, options.port === undefined ? [usualPort, 0] : [options.port])
    const [{ served: first } = { served: undefined }, ...others] = shelf
    const warming = others.length === 0 && first?.isBuilt && !people ? warmCase(first).catch(() => undefined) : undefined
    return {
      address: `${address}/`,
      async close() {
        await server.close()
        for (const { served } of shelf) served.stop()
        await warming
        for (const { served } of shelf) await served.close()
        people?.close()
      },
    }
  } catch (cause) {
    for (const { served } of shelf) await served.close()
    const port = options.port ?? usualPort
    throw new Failure('machine.lacks', `The port ${port} cannot be listened on (${messageOf(cause)}). Name another with --port, or none.`, { cause })
  }
}

/** An address as a browser tells it. Throws `usage` for what is none: outside this machine, only TLS keeps a session from being read. */
function publicOrigin(told: string): string {
  const url = URL.canParse(told) ? new URL(told) : undefined
  const isLocal = url?.protocol === 'http:' && url.hostname === 'localhost'
  if (url && (url.protocol === 'https:' || isLocal) && url.origin === told.replace(/\/$/, '')) return url.origin
  throw new Failure('usage', `'${told}' is no address for a team. Write it as https://cases.example, as people reach the proxy that ends TLS on this machine.`)
}

async function listen(server: FastifyInstance, ports: readonly number[]): Promise<string> {
  const [port, ...others] = ports
  try {
    return await server.listen({ host: '127.0.0.1', port: port! })
  } catch (thrown) {
    if (others.length === 0 || (thrown as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw thrown
    return listen(server, others)
  }
}
