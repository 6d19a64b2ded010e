import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { Failure, messageOf } from '../../base/failure.ts'
import { describeDefect, makeServer } from './make-server.ts'
import { openShelf } from './case-shelf.ts'
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
}

/**
 * Serves a case, or every case in a folder, on this machine alone. Without a port, the usual one or any free one is taken. Throws `machine.lacks` when the
 * port told is in use.
 */
export async function serveCase(path: string, options: ServeOptions): Promise<Serving> {
  const shelf = openShelf(path, options.purpose)
  const client = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'web', 'dist')
  const server = makeServer(shelf, { client, actor: options.actor, onDefect: (thrown) => void process.stderr.write(`${describeDefect(thrown)}\n`) })
  try {
    const address = await listen(server, options.port === undefined ? [usualPort, 0] : [options.port])
    const [{ served: first } = { served: undefined }, ...others] = shelf
    const warming = others.length === 0 && first?.isBuilt ? warmCase(first).catch(() => undefined) : undefined
    return {
      address: `${address}/`,
      async close() {
        await server.close()
        for (const { served } of shelf) served.stop()
        await warming
        for (const { served } of shelf) await served.close()
      },
    }
  } catch (cause) {
    for (const { served } of shelf) await served.close()
    const port = options.port ?? usualPort
    throw new Failure('machine.lacks', `The port ${port} cannot be listened on (${messageOf(cause)}). Name another with --port, or none.`, { cause })
  }
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
