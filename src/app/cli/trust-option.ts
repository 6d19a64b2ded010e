import { InvalidArgumentError } from 'commander'
import type { TrustKind } from '../../examine/document/document-examiner.ts'
import type { GivenTrust } from '../jobs/check-files.ts'

/** What a file can be trusted for, with what it is. */
export const trustPurposes: Readonly<Record<TrustKind, string>> = {
  'csca': 'country signing certificates of passports: a master list, or certificates',
  'crl': 'a list of revoked certificates',
  'seal-signer': 'certificates of signers of visible digital seals',
  'pdf-root': 'root certificates of signatures in PDF files',
  'c2pa-root': 'root certificates of content credentials',
}

/** The words for the kinds of trust. */
export const trustKinds = Object.keys(trustPurposes) as readonly TrustKind[]

/** Whether a word is a kind of trust. */
export function isTrustKind(word: string): word is TrustKind {
  return trustKinds.some((kind) => kind === word)
}

/** Adds what one `--trust kind:file` says to those told before. */
export function addTrust(told: string, before: readonly GivenTrust[] = []): GivenTrust[] {
  const cut = told.indexOf(':')
  const kind = told.slice(0, cut)
  const path = told.slice(cut + 1)
  if (cut < 0 || path === '' || !isTrustKind(kind)) throw new InvalidArgumentError(`Write it as kind:file, with one of ${trustKinds.join(', ')}.`)
  return [...before, { kind, path }]
}
