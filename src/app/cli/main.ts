/** The command line: one program, a command a file in `command/`. */
import { Command, CommanderError } from 'commander'
import { Failure } from '../../base/failure.ts'
import project from '../../../package.json' with { type: 'json' }
import { commands } from './commands.ts'
import { tellFailure } from './face.ts'

const isJson = process.argv.includes('--json')

// Node's own exit code for what nobody caught is 1, which here means that something does not hold.
process.on('uncaughtException', (thrown) => {
  tellFailure(thrown, isJson)
  process.exit()
})
// A reader that stops reading (`| head`) is no failure, and does not end what is being done.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

const program = new Command('jackdaw')
  .description('Turns the evidence of one lawful inquiry into a case file, every line of which can be followed to its source.')
  .version(project.version)
  .helpOption('-h, --help', 'what it does and takes')
  .exitOverride()
  // Misuse is told below, in the one way in which every failure is.
  .configureOutput({ outputError() {} })
  .addHelpText(
    'after',
    '\nExit codes: 0 done; 1 done, but something does not hold; 2 misuse; 3 refused; 4 case in use; 5 damaged; 6 machine lacks something; 70 defect; 130 interrupted.\nAll of them: docs/failures.md',
  )

const named = process.argv[2] ?? ''
const isNamed = Object.hasOwn(commands, named)
// Help and completion speak of all commands; any other call needs one.
const needed = isNamed && named !== 'completion' ? [named] : Object.keys(commands)

try {
  for (const name of needed) program.addCommand((await commands[name]!()).copyInheritedSettings(program))
  await program.parseAsync()
} catch (thrown) {
  if (!(thrown instanceof CommanderError)) tellFailure(thrown, isJson)
  else if (thrown.exitCode !== 0) tellFailure(misuse(thrown), isJson)
}

/** What commander found wrong, as a failure; `jackdaw` alone has shown the help already. */
function misuse({ code, message }: CommanderError): Failure {
  const what = code === 'commander.help' ? 'Name a command' : message.replace(/^error: /, '').replace(/[.\s]*$/, '').replace(/\s*\n\s*/g, ' ')
  return new Failure('usage', `${what}. 'jackdaw ${isNamed ? `${named} ` : ''}--help' tells what it takes.`)
}
