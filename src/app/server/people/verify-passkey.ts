import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import { decodeAttestationObject, isoBase64URL } from '@simplewebauthn/server/helpers'
import { z } from 'zod'
import type { ChallengeFor } from './challenges.ts'
import type { Passkey } from './passkeys.ts'
import type { People } from './people.ts'

const part = (most: number) => z.string().regex(/^[A-Za-z0-9_-]+$/).max(most)
const credential = { id: part(1_400), rawId: part(1_400), type: z.literal('public-key') }

/** A new passkey as a browser tells of it (WebAuthn, `RegistrationResponseJSON`); what else it tells is left. */
export const addedKey = z.object({ ...credential, response: z.object({ clientDataJSON: part(4_000), attestationObject: part(20_000) }) })

/** The signature of a passkey as a browser tells of it (WebAuthn, `AuthenticationResponseJSON`). */
export const signedByKey = z.object({ ...credential, response: z.object({ clientDataJSON: part(4_000), authenticatorData: part(4_000), signature: part(4_000) }) })

/** What an answer of a passkey is held against. */
export interface KeyExpected {
  /** The address that people reach the server under. */
  readonly origin: string
  readonly what: ChallengeFor
  /** Hash of the session the challenge was given to; empty before signing in. */
  readonly holder: string
}

/** The name that passkeys of an address are bound to; none for a bare number, which browsers give no passkey for. */
export function relyingParty(origin: string): string | undefined {
  const { hostname } = new URL(origin)
  return /^[\d.]+$|^\[/.test(hostname) ? undefined : hostname
}

/** The passkey that a browser has made, or undefined where it is not to be taken. */
export async function readAddedKey(people: People, response: z.output<typeof addedKey>, expected: KeyExpected): Promise<Pick<Passkey, 'id' | 'key' | 'counter'> | undefined> {
  try {
    // A maker's certificate was not asked for; and whether it is revoked would be looked up at an address that stands in it.
    const { attestationObject } = response.response
    if (decodeAttestationObject(isoBase64URL.toBuffer(attestationObject)).get('attStmt').get('x5c')) return undefined
    const { verified, registrationInfo } = await verifyRegistrationResponse({ response: { ...response, clientExtensionResults: {} }, ...checksOf(people, expected) })
    if (!verified) return undefined
    const { id, publicKey, counter } = registrationInfo.credential
    return { id, key: publicKey, counter }
  } catch {
    return undefined
  }
}

/** The passkey that has signed, its use noted; undefined where anything of it is not right. */
export async function readSignature(people: People, response: z.output<typeof signedByKey>, expected: KeyExpected): Promise<Passkey | undefined> {
  const known = people.passkeys.find(response.id)
  if (!known) return undefined
  try {
    const { id, key: publicKey, counter } = known
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...response, clientExtensionResults: {} }, credential: { id, publicKey, counter }, ...checksOf(people, expected),
    })
    return verified && people.passkeys.use(id, authenticationInfo.newCounter) ? known : undefined
  } catch {
    return undefined
  }
}

function checksOf({ challenges }: People, { origin, what, holder }: KeyExpected) {
  return {
    expectedChallenge: (challenge: string) => challenges.take(challenge, what, holder),
    expectedOrigin: origin, expectedRPID: relyingParty(origin) ?? '', requireUserVerification: true,
  }
}
