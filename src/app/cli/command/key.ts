import { resolve } from 'node:path'
import { Command } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import { Failure } from '../../../base/failure.ts'
import { readCaseFile } from '../../../case/case-file.ts'
import { addMember, makeCaseKey, removeMember, type CaseKey } from '../../../case/vault/case-key.ts'
import { makePersonKey, personKeyPath, readPersonKey } from '../../../case/vault/person-key.ts'
import { isLocked, readLockMark } from '../../../case/vault/seal-layout.ts'
import { face, withCommonOptions, type CommonOptions, type Face } from '../face.ts'
import { formatTable } from '../format-table.ts'
import { keyStoreOf, openingOf, readPassphrase, withKeyOptions, type KeyOptions } from '../key-options.ts'

type Options = CommonOptions & KeyOptions & { readonly name?: string }

/** `jackdaw key`: a person's own key, and for whom the key of a case is wrapped. */
export function keyCommand(): Command {
  const command = new Command('key').description(`Your own key, and for whom the key of a case is wrapped.

Keys are those of age (X25519): your own lies in the key store with leave for you alone. A case has a data key that is kept only wrapped, for each
member by itself, in the key store and never in the case.`)
  for (const one of [newKey(), showKey(), members(), addKey(), removeKey(), rekey()]) command.addCommand(one)
  return command
}

function keyed(name: string, description: string): Command {
  return withCommonOptions(withKeyOptions(new Command(name).description(description)))
}

function newKey(): Command {
  return keyed('new', 'Make your own key. Keep a copy of it where only you can come.').action((options: Options) =>
    face(options, async ({ tell }) => {
      const { recipient, path } = await makePersonKey(keyStoreOf(options).folder)
      tell({ recipient, path }, [recipient, `Made ${path}. Give the line above to whoever is to let you into a case.`])
    }))
}

function showKey(): Command {
  return keyed('show', 'Print your recipient: what others wrap the key of a case for.').action((options: Options) =>
    face(options, async ({ tell }) => {
      const { recipient, path } = await readPersonKey(options.identity ?? personKeyPath(keyStoreOf(options).folder))
      tell({ recipient, path }, [recipient])
    }))
}

function members(): Command {
  return keyed('members', 'For whom the key of a case is wrapped.').argument('<case>', 'the case, locked or open').action((path: string, options: Options) =>
    face(options, async ({ tell }) => {
      const key = keyStoreOf(options).get(caseIdAt(path))
      const lines = key.members.map(({ recipient, name, addedAt, addedBy }) => ({ recipient, name, addedAt, addedBy }))
      tell({ case: key.case, recipient: key.recipient, members: lines, passphrase: key.passphrase !== undefined }, () => [
        ...formatTable(['name', 'recipient', 'since', 'by'], lines.map((line) => [line.name, line.recipient, line.addedAt, line.addedBy])),
        ...(key.passphrase === undefined ? [] : ['and by a passphrase']),
      ])
    }))
}

function addKey(): Command {
  return keyed('add', 'Wrap the key of a case for one more person.')
    .argument('<case>', 'the case, locked or open')
    .argument('<recipient>', "what 'jackdaw key show' prints for that person: age1...")
    .option('--name <name>', 'whose it is, in words', 'not stated')
    .action((path: string, recipient: string, options: Options) =>
      face(options, (told) => change(path, options, told, async (key) => [
        await addMember(key, { recipient, name: options.name ?? 'not stated' }, { actor: told.actor, clock: systemClock, opening: await openingOf(options) }),
        `${recipient} can open the case now, with this key store or a copy of it.`,
      ])))
}

function removeKey(): Command {
  return keyed('remove', 'Take a person out of the key of a case.')
    .argument('<case>', 'the case, locked or open')
    .argument('<recipient>', 'age1...')
    .action((path: string, recipient: string, options: Options) =>
      face(options, (told) => change(path, options, told, async (key) => [
        removeMember(key, recipient),
        `${recipient} is no member any more. Whoever opened the case before may have kept its key: 'jackdaw key rekey ${path}' and 'jackdaw lock ${path}' shut them out of what is sealed from then on.`,
      ])))
}

function rekey(): Command {
  return keyed('rekey', 'Give an open case another data key, for the same members. The old one is destroyed: what was sealed before opens for nobody who has not kept it.')
    .argument('<case>', 'the case, open')
    .action((path: string, options: Options) =>
      face(options, (told) => change(path, options, told, async (key) => {
        if (isLocked(resolve(path))) throw new Failure('case.locked', `Unlock the case first ('jackdaw unlock ${path}'): what is sealed now opens only with the key it has.`)
        const passphrase = options.passphraseFile === undefined ? undefined : readPassphrase(options.passphraseFile)
        if (key.passphrase !== undefined && passphrase === undefined) throw new Failure('usage', 'The key is wrapped by a passphrase too. Tell the passphrase of the new one: --passphrase-file.')
        const made = await makeCaseKey(key.case, { members: key.members.map(({ recipient, name }) => ({ recipient, name })), passphrase, actor: told.actor, clock: systemClock })
        await keyStoreOf(options).destroy(key.case)
        return [made, `The case has another key. 'jackdaw lock ${path}' seals it for that one; copies that were sealed before open no more, except for who kept the old key.`]
      })))
}

async function change(path: string, options: Options, { tell }: Face, work: (key: CaseKey) => Promise<[CaseKey, string]>): Promise<void> {
  const store = keyStoreOf(options)
  const [key, line] = await work(store.get(caseIdAt(path)))
  await store.keep(key)
  tell({ case: key.case, recipient: key.recipient, members: key.members.length }, [line])
}

/** Also of a locked case: its id is all that it tells. */
function caseIdAt(path: string): string {
  const root = resolve(path)
  return isLocked(root) ? readLockMark(root).case : readCaseFile(root).id
}
