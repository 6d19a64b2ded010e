import { Command } from 'commander'
import { People } from '../../server/people/people.ts'
import type { SignLine } from '../../server/people/sign-log.ts'
import { askPassword } from '../ask-password.ts'
import { face, withCommonOptions, type CommonOptions, type Face } from '../face.ts'
import { formatTable } from '../format-table.ts'
import { wholeNumber } from '../whole-number.ts'

/** `jackdaw account`: who may sign in to the server for teams of a folder of cases. */
export function accountCommand(): Command {
  return new Command('account')
    .description('Who may sign in to the server for teams of a folder of cases. Passwords are typed, or read from standard input; which cases somebody sees is said by jackdaw member.')
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(addCommand())
    .addCommand(passwordCommand())
    .addCommand(stateCommand('disable', 'disabled'))
    .addCommand(stateCommand('enable', 'active'))
    .addCommand(logCommand())
}

function listCommand(): Command {
  const command = new Command('list').description('List the accounts.').argument('<folder>', 'the folder of cases')
  withCommonOptions(command)
  return command.action((folder: string, options: CommonOptions) =>
    face(options, (told) => withPeople(folder, told, async ({ accounts }) => {
      const rows = accounts.list()
      return [rows, formatTable(['name', 'state', 'added'], rows.map(({ name, state, added }) => [name, state, added]))]
    })),
  )
}

function addCommand(): Command {
  const command = new Command('add').description('Make an account.')
    .argument('<folder>', 'the folder of cases')
    .argument('<name>', 'the person, as the journals are to name them')
  withCommonOptions(command)
  return command.action((folder: string, name: string, options: CommonOptions) =>
    face(options, (told) => withPeople(folder, told, async ({ accounts, log }) => {
      await accounts.add(name, { password: await askPassword(`Password for ${name}: `) })
      log.add('account-added', { name, what: `by ${told.actor}` })
      return [{ name }, [`${name} can sign in. Let them into a case with 'jackdaw member add <case> "${name}" --role <role>'.`]]
    })),
  )
}

function passwordCommand(): Command {
  const command = new Command('password').description('Give an account a new password; its sessions end.').argument('<folder>', 'the folder of cases').argument('<name>', 'the person')
  withCommonOptions(command)
  return command.action((folder: string, name: string, options: CommonOptions) =>
    face(options, (told) => withPeople(folder, told, async ({ accounts, log }) => {
      await accounts.setPassword(name, await askPassword(`New password for ${name}: `))
      log.add('password-set', { name, what: `by ${told.actor}` })
      return [{ name }, [`${name} has a new password.`]]
    })),
  )
}

function stateCommand(verb: 'disable' | 'enable', state: 'disabled' | 'active'): Command {
  const description = verb === 'disable' ? 'Let somebody sign in no longer; their sessions end.' : 'Let somebody sign in again.'
  const command = new Command(verb).description(description).argument('<folder>', 'the folder of cases').argument('<name>', 'the person')
  withCommonOptions(command)
  return command.action((folder: string, name: string, options: CommonOptions) =>
    face(options, (told) => withPeople(folder, told, async ({ accounts, log }) => {
      accounts.setState(name, state)
      log.add(verb === 'disable' ? 'account-disabled' : 'account-enabled', { name, what: `by ${told.actor}` })
      return [{ name, state }, [`The account of ${name} is ${state}.`]]
    })),
  )
}

function logCommand(): Command {
  const command = new Command('log').description('Who signed in and out, and what was refused, the newest first.')
    .argument('<folder>', 'the folder of cases')
    .option('--limit <lines>', 'so many lines', wholeNumber(1), 100)
  withCommonOptions(command)
  return command.action((folder: string, options: CommonOptions & { readonly limit: number }) =>
    face(options, (told) => withPeople(folder, told, async ({ log }) => {
      const lines = log.latest(options.limit)
      const cells = ({ sequence, time, event, name, address, what }: SignLine) => [sequence, time, event, name, address, what]
      return [lines, formatTable(['line', 'time', 'event', 'name', 'address', 'what'], lines.map(cells))]
    })),
  )
}

async function withPeople(folder: string, { tell }: Face, work: (people: People) => Promise<[unknown, readonly string[]]>): Promise<void> {
  const people = People.open(folder, { make: true })
  try {
    const [result, lines] = await work(people)
    tell(result, lines)
  } finally {
    people.close()
  }
}
