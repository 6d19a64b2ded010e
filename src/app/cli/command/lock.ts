import { Command } from 'commander'
import { systemClock } from '../../../base/clock.ts'
import type { MemberDraft } from '../../../case/vault/case-key.ts'
import { lockWhole } from '../../../case/vault/lock-whole.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { keyStoreOf, ownMember, readPassphrase, withKeyOptions, type KeyOptions } from '../key-options.ts'

interface Options extends CommonOptions, KeyOptions {
  readonly recipient?: string[]
  readonly withoutDerived?: boolean
}

/** `jackdaw lock`: the whole case, encrypted at rest. */
export function lockCommand(): Command {
  const command = new Command('lock').description(`Encrypt a case at rest: evidence, journal, uses, and what was computed. The plain files are removed.

The first time, a data key is made and wrapped for you (or for --recipient), and laid into the key store outside the case. Keep a copy of the
key store apart from copies of cases: without the key, nobody opens the case again. What lay plain on the disk before may still be found by
whoever has the disk: encrypt the disk too.`)
    .argument('<case>', 'the case')
    .option('--recipient <age1...>', 'of a case that has no key yet: for whom it is wrapped, instead of you; can be given more than once', (one: string, before: string[] = []) => [...before, one])
    .option('--without-derived', 'leave out what a build computes again')
  withKeyOptions(command)
  withCommonOptions(command)
  return command.action((path: string, options: Options) =>
    face(options, async ({ actor, progress, signal, tell }) => {
      const store = keyStoreOf(options)
      const members = async (): Promise<readonly MemberDraft[]> => options.recipient?.map((recipient) => ({ recipient, name: 'not stated' })) ?? [await ownMember(options, actor)]
      const passphrase = options.passphraseFile === undefined ? undefined : readPassphrase(options.passphraseFile)
      const leaveOut = new Set(options.withoutDerived ? ['derived'] : [])
      const report = await lockWhole(path, { store, members, passphrase, actor, clock: systemClock, progress, signal, leaveOut })
      tell({ ...report, key: store.pathOf(report.case) }, [
        `Locked: ${report.volumes} volumes. Its key lies, wrapped, at ${store.pathOf(report.case)}`,
        `'jackdaw unlock ${path}' opens it.`,
      ])
    }),
  )
}
