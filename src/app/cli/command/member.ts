import { Command, Option } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { openCase } from '../../../case/case.ts'
import { graveDeeds, passFourEyes, setFourEyes, type GraveDeed } from '../../../case/members/four-eyes-register.ts'
import type { Author, Journal } from '../../../case/journal/journal.ts'
import { addMember, listMembers, removeMember, type Member } from '../../../case/members/member-register.ts'
import { roleRights, roles, type Role } from '../../../case/members/role.ts'
import { face, withCommonOptions, type CommonOptions, type Face } from '../face.ts'
import { formatTable } from '../format-table.ts'

/** `jackdaw member`: who belongs to a case on a server for teams, and in which role. */
export function memberCommand(): Command {
  return new Command('member')
    .description('Who belongs to a case on a server for teams, and in which role; and which deeds need a second person.')
    .addHelpText('after', `\nRoles:\n${Object.entries(roleRights).map(([role, rights]) => `  ${role.padEnd(14)} ${rights.join(', ')}`).join('\n')}`)
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(addCommand())
    .addCommand(removeCommand())
    .addCommand(fourEyesCommand())
}

function listCommand(): Command {
  const command = new Command('list').description('List the members of a case.').argument('<case>', 'the case')
  withCommonOptions(command)
  return command.action((path: string, options: CommonOptions) =>
    face(options, async ({ tell }) => {
      const opened = await openCase(path)
      try {
        const members = listMembers(opened.journal)
        const cells = ({ name, role, by, at }: Member) => [name, role, by, at]
        tell(members, () => (members.length === 0 ? ['The case has no members: nobody reaches it over a server for teams.'] : formatTable(['name', 'role', 'by', 'at'], members.map(cells))))
      } finally {
        opened.close()
      }
    }),
  )
}

function addCommand(): Command {
  const command = new Command('add').description('Let somebody into a case, or give a member another role.')
    .argument('<case>', 'the case')
    .argument('<name>', 'the person, as their account is called')
    .addOption(new Option('--role <role>', 'what they may do').choices(roles).makeOptionMandatory())
  withCommonOptions(command)
  return command.action((path: string, name: string, options: CommonOptions & { readonly role: Role }) =>
    face(options, (told) => withJournal(path, told, (journal, author) => {
      passFourEyes(journal, { deed: 'members', details: { add: name, role: options.role } }, author)
      addMember(journal, { name, role: options.role }, author)
      return [{ name, role: options.role }, `${name} is ${options.role} of this case.`]
    })),
  )
}

function removeCommand(): Command {
  const command = new Command('remove').description('Let somebody into a case no longer.')
    .argument('<case>', 'the case')
    .argument('<name>', 'the member')
    .requiredOption('--reason <text>', 'why')
  withCommonOptions(command)
  return command.action((path: string, name: string, options: CommonOptions & { readonly reason: string }) =>
    face(options, (told) => withJournal(path, told, (journal, author) => {
      passFourEyes(journal, { deed: 'members', details: { remove: name } }, author)
      removeMember(journal, { name, reason: options.reason }, author)
      return [{ name }, `${name} is no member of this case any more.`]
    })),
  )
}

function fourEyesCommand(): Command {
  const command = new Command('four-eyes').description('Say which deeds need a second person; a case with members needs one for all until told otherwise.')
    .argument('<case>', 'the case')
    .argument('[deeds...]', `of ${Object.keys(graveDeeds).join(', ')}; none: no deed`)
  withCommonOptions(command)
  return command.action((path: string, deeds: GraveDeed[], options: CommonOptions) =>
    face(options, (told) => withJournal(path, told, (journal, author) => {
      setFourEyes(journal, deeds, author)
      return [{ deeds }, deeds.length === 0 ? 'No deed needs a second person.' : `A second person is needed for: ${deeds.join(', ')}.`]
    })),
  )
}

async function withJournal(path: string, { actor, tell }: Face, work: (journal: Journal, author: Author) => [unknown, string]): Promise<void> {
  const opened = await openCase(path, { write: true })
  try {
    const [result, line] = work(opened.journal, { actor, clock: systemClock })
    tell(result, [line])
  } finally {
    opened.close()
  }
}
