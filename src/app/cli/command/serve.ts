import { Command } from 'commander'
import { Failure } from '../../../base/failure.ts'
import { serveCase } from '../../server/serve-case.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'

interface Options extends CommonOptions {
  readonly port?: string
}

/** `jackdaw serve`: the case in the browser, on this machine alone. */
export function serveCommand(): Command {
  const command = new Command('serve')
    .description('Open the case in the browser workbench: on this machine only, read-only. Ends with Ctrl-C.')
    .argument('<case>', 'the case')
    .option('--port <port>', 'port to listen on (default: 4680, or a free one)')
  withCommonOptions(command)
  return command.action((path: string, options: Options) =>
    face(options, async ({ signal, tell }) => {
      const serving = await serveCase(path, options.port === undefined ? {} : { port: portOf(options.port) })
      tell({ address: serving.address }, [serving.address])
      if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
      await serving.close()
    }),
  )
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Failure('usage', `'${text}' is no port. Take a number from 0 to 65535.`)
  return port
}
