import { constants, createPublicKey, verify, type KeyObject } from 'node:crypto'
import { messageOf } from '../../base/failure.ts'
import { signatureScheme, type Algorithm, type SignatureScheme } from './algorithm.ts'

/** What a signature was found to be. `unsupported`: it could not be verified, which says nothing of it. */
export interface SignatureOutcome {
  readonly outcome: 'holds' | 'broken' | 'unsupported'
  /** Why, when it is unsupported. */
  readonly reason?: string
}

/** What is verified. */
export interface SignatureInput {
  readonly algorithm: Algorithm
  /** The digest algorithm told beside a signature algorithm that names none, as `digestName` gives it. */
  readonly digest?: string | undefined
  readonly publicKey: KeyObject
  readonly data: Uint8Array
  readonly signature: Uint8Array
}

/**
 * Verifies one signature with node:crypto: RSA (PKCS #1 v1.5 and PSS), ECDSA over any curve that OpenSSL knows
 * (brainpool too, also when its parameters are written out), DSA, EdDSA. Never throws on bad evidence.
 */
export function verifySignature(input: SignatureInput): SignatureOutcome {
  try {
    const scheme = signatureScheme(input.algorithm)
    if (!scheme) return unsupported(`the signature algorithm ${input.algorithm.oid} is not known`)
    const misfit = keyMisfit(scheme, input.publicKey)
    if (misfit) return unsupported(misfit)
    const digest = scheme.digest ?? input.digest
    if (!digest && scheme.kind !== 'eddsa') return unsupported('no digest algorithm is told for the signature')
    const holds = verify(scheme.kind === 'eddsa' ? null : digest, input.data, keyOptions(scheme, input.publicKey), input.signature)
    return { outcome: holds ? 'holds' : 'broken' }
  } catch (thrown) {
    return unsupported(messageOf(thrown))
  }
}

/** A public key read from its SubjectPublicKeyInfo, and what is against it. */
export interface PublicKey {
  /** Undefined when OpenSSL cannot read it. */
  readonly key: KeyObject | undefined
  /** Why it cannot be used or is not to be relied on. */
  readonly doubt: string | undefined
}

/**
 * Reads a SubjectPublicKeyInfo. A key over a curve that has no name is not used: anybody can choose a curve on which
 * a given public key has a known private one (CVE-2020-0601). A key that does not encode to its own bytes again (a
 * changed cofactor) is a doubt.
 */
export function readPublicKey(spki: Uint8Array): PublicKey {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
    if (key.asymmetricKeyType === 'ec' && !key.asymmetricKeyDetails?.namedCurve) return { key: undefined, doubt: 'its curve is none that has a name' }
    const isExact = key.export({ format: 'der', type: 'spki' }).equals(spki)
    return { key, doubt: isExact ? undefined : 'it is not written as its values are encoded' }
  } catch (thrown) {
    return { key: undefined, doubt: messageOf(thrown) }
  }
}

/** A public key in words: `EC brainpoolP256r1`, `RSA 2048 bits`. */
export function describeKey(key: KeyObject): string {
  const details = key.asymmetricKeyDetails
  if (key.asymmetricKeyType === 'ec') return `EC ${details?.namedCurve}`
  return `${(key.asymmetricKeyType ?? 'key').toUpperCase()}${details?.modulusLength ? ` ${details.modulusLength} bits` : ''}`
}

function unsupported(reason: string): SignatureOutcome {
  return { outcome: 'unsupported', reason }
}

function keyMisfit({ kind, digest, maskDigest }: SignatureScheme, key: KeyObject): string | undefined {
  const wanted = { 'rsa-pkcs1': ['rsa'], 'rsa-pss': ['rsa', 'rsa-pss'], ecdsa: ['ec'], 'ecdsa-plain': ['ec'], dsa: ['dsa'], eddsa: ['ed25519', 'ed448'] }[kind]
  if (!wanted.includes(key.asymmetricKeyType ?? '')) return `a signature of kind ${kind} with a key of kind ${key.asymmetricKeyType}`
  if (kind === 'rsa-pss' && maskDigest !== digest) return `RSA-PSS with a mask by ${maskDigest} and a digest by ${digest}`
  return undefined
}

function keyOptions({ kind, saltBytes }: SignatureScheme, key: KeyObject): Parameters<typeof verify>[2] {
  switch (kind) {
    case 'rsa-pss':
      return { key, padding: constants.RSA_PKCS1_PSS_PADDING, ...(saltBytes === undefined ? {} : { saltLength: saltBytes }) }
    case 'ecdsa-plain':
      return { key, dsaEncoding: 'ieee-p1363' }
    default:
      return { key }
  }
}
