/** The command line: one program, a command a file in `command/`. */
import { Command, CommanderError } from 'commander'
import { commands } from './commands.ts'
import { tellFailure } from './face.ts'

const program = new Command('jackdaw')
  .description('Turns the evidence of one lawful inquiry into a case file, every line of which can be followed to its source.')
  .version('0.1.0')
  .showHelpAfterError('(jackdaw <command> --help tells what it takes)')
  .exitOverride()
  .addHelpText('after', '\nExit codes: 0 done; 1 done, but something does not hold; 2 misuse; 3 refused; 4 case in use; 5 damaged; 6 machine lacks something; 70 defect; 130 interrupted.\nAll of them: docs/failures.md')

const named = process.argv[2] ?? ''
// Help and completion speak of all commands; any other call needs one.
const needed = named in commands && named !== 'completion' ? [named] : Object.keys(commands)
for (const name of needed) program.addCommand((await commands[name]!()).exitOverride())

// A reader that stops reading (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(process.exitCode ?? 0)
})

try {
  await program.parseAsync()
} catch (thrown) {
  if (thrown instanceof CommanderError) {
    // Commander has told it already.
    process.exitCode = thrown.exitCode === 0 ? 0 : 2
  } else {
    tellFailure(thrown, process.argv.includes('--json'))
  }
}
