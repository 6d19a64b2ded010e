import { Command } from 'commander'
import { Failure } from '../../../base/failure.ts'
import { serveCase } from '../../server/serve-case.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { wholeNumber } from '../whole-number.ts'

interface Options extends CommonOptions {
  readonly port?: number
  readonly team?: boolean
  readonly origin?: string
}

/** `jackdaw serve`: the case in the browser, on this machine alone. */
export function serveCommand(): Command {
  const command = new Command('serve')
    .description('Open the case in the browser workbench: on this machine only. Ends with Ctrl-C.')
    .argument('<case>', 'the case, or a folder with several')
    .option('--port <port>', 'port to listen on (default: 4680, or a free one)', wholeNumber(0, 65_535))
    .option('--team', "people sign in, and see the cases that they are members of ('jackdaw account', 'jackdaw member')")
    .option('--origin <address>', 'for a team: https://... as people reach the proxy that ends TLS on this machine')
  withCommonOptions(command)
  return command.action((path: string, options: Options) =>
    face(options, async ({ visitor, signal, tell }) => {
      const { port, team, origin } = options
      if (origin && !team) throw new Failure('usage', '--origin is for a team: add --team.')
      const serving = await serveCase(path, { ...visitor, ...(port === undefined ? {} : { port }), ...(team ? { team, origin } : {}) })
      tell({ address: serving.address }, [serving.address])
      if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
      await serving.close()
    }),
  )
}
