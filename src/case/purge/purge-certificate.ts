import { z } from 'zod'
import { originOf, parseCheckpoint } from '../journal/checkpoint.ts'
import type { Fault } from '../fault.ts'
import { formatNote, formatNoteKey, isSignedBy, noteKeyOf, parseNote, parseNoteKey } from '../journal/signed-note.ts'
import type { SigningKey } from '../journal/signing-key.ts'

/** What a purge certificate says (docs/formats/purge-certificate.md). */
export interface PurgeCertificate {
  /** Id of the case. */
  readonly case: string
  readonly title: string
  /** The whole case, or the bytes of these exhibits. */
  readonly purged: 'case' | readonly { readonly number: string; readonly sha256: string }[]
  readonly by: string
  /** ISO instant at which it was decided; the certificate gets its name when it is done. */
  readonly at: string
  readonly reason: string
  readonly retention: { readonly reviewMonths: number; readonly stopMonths: number; readonly since: string; readonly review: string; readonly stop: string }
  /** Number of exhibits, their bytes, and the SHA-256 over their hashes in order of receipt, a line each. */
  readonly evidence: { readonly exhibits: number; readonly bytes: number; readonly sha256: string }
  /** Which data key was destroyed, and for whom it had been wrapped; absent: there was none, or it stands. */
  readonly key?: { readonly recipient: string; readonly madeAt: string; readonly members: readonly string[] } | undefined
  /** The request that a second person agreed to. */
  readonly request?: { readonly id: string; readonly agreedBy: string } | undefined
  /** Where the journal stood: its last signed checkpoint. */
  readonly checkpoint: string
}

/** First line of a certificate. */
export const certificateHead = 'jackdaw-purge-certificate/1'

/** The certificate as a signed note, by the key that signs the journal of the case. */
export function signCertificate(certificate: PurgeCertificate, key: SigningKey): string {
  const origin = originOf(certificate.case)
  const { keyName, keyId } = noteKeyOf(origin, key.publicKey)
  const told = { ...certificate, publicKey: formatNoteKey(noteKeyOf(origin, key.publicKey)) }
  const text = `${certificateHead}\n${JSON.stringify(told, undefined, 2)}\n`
  return formatNote({ text, signatures: [{ keyName, keyId, signature: key.sign(text) }] })
}

/** A certificate that was read, and what does not hold in it. */
export interface VerifiedCertificate {
  readonly certificate?: PurgeCertificate & { readonly publicKey: string }
  readonly faults: readonly Fault[]
}

/**
 * Whether a certificate is signed by the key that it names, the checkpoint in it is of the same case and key, and both are the
 * key known from elsewhere, where one is told. Without one, it is shown only that nobody changed it after whoever signed it.
 */
export function verifyCertificate(text: string, knownKey?: string): VerifiedCertificate {
  const fault = (what: string, message: string) => ({ faults: [{ what, where: 'certificate', message }] })
  const note = parseNote(text)
  if (!note?.text.startsWith(`${certificateHead}\n`)) return fault('certificate.form', 'It is no signed certificate of a purge.')
  let certificate: z.output<typeof certificateShape>
  try {
    certificate = certificateShape.parse(JSON.parse(note.text.slice(certificateHead.length + 1)))
  } catch {
    return fault('certificate.form', 'What it says is not in the form of docs/formats/purge-certificate.md.')
  }
  const key = parseNoteKey(certificate.publicKey)
  if (key?.keyName !== originOf(certificate.case) || !isSignedBy(note, key)) return { certificate, ...fault('certificate.signature', 'It is not signed by the key that it names: it was changed.') }
  const checkpoint = parseNote(certificate.checkpoint)
  if (!checkpoint || parseCheckpoint(checkpoint.text)?.origin !== key.keyName || !isSignedBy(checkpoint, key)) {
    return { certificate, ...fault('certificate.checkpoint', 'The checkpoint in it is not of the journal of that case, or not signed by that key.') }
  }
  if (knownKey !== undefined && knownKey.trim() !== certificate.publicKey) return { certificate, ...fault('certificate.key', 'It is signed by another key than the one known from elsewhere.') }
  return { certificate, faults: [] }
}

const certificateShape = z.strictObject({
  case: z.string().regex(/^[0-9a-f]{32}$/),
  title: z.string(),
  purged: z.union([z.literal('case'), z.array(z.strictObject({ number: z.string(), sha256: z.string() }))]),
  by: z.string(),
  at: z.string(),
  reason: z.string(),
  retention: z.strictObject({ reviewMonths: z.number(), stopMonths: z.number(), since: z.string(), review: z.string(), stop: z.string() }),
  evidence: z.strictObject({ exhibits: z.number(), bytes: z.number(), sha256: z.string() }),
  key: z.strictObject({ recipient: z.string(), madeAt: z.string(), members: z.array(z.string()) }).optional(),
  request: z.strictObject({ id: z.string(), agreedBy: z.string() }).optional(),
  checkpoint: z.string(),
  publicKey: z.string(),
})
