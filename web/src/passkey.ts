import type { OwnPasskey, SessionState } from '../../src/app/server/api-types.ts'
import { NotAnswered } from './ask.ts'
import { askForProof } from './prove.ts'
import { askServer } from './session.ts'

/** Whether this browser has passkeys, under this address: they belong to a name, not to a number. */
export const hasPasskeys = (): boolean =>
  'PublicKeyCredential' in window && 'parseCreationOptionsFromJSON' in PublicKeyCredential && !/^[\d.]+$|^\[/.test(window.location.hostname)

/** Signs in with a passkey. Throws `NotAnswered`. */
export const signInByPasskey = (): Promise<SessionState> => signedAt('/api/session/sign-in/passkey')

/** Proves again, with a passkey, who one is. Throws `NotAnswered`. */
export const proveByPasskey = (): Promise<SessionState> => signedAt('/api/session/prove/passkey')

/** The passkeys of who is signed in. */
export const ownPasskeys = (): Promise<readonly OwnPasskey[]> => askServer<readonly OwnPasskey[]>('/api/session/passkeys')

/** Makes a passkey for who is signed in, who proves again who they are where that was long ago. Throws `NotAnswered`. */
export async function addPasskey(): Promise<void> {
  const options = await provenly<PublicKeyCredentialCreationOptionsJSON>('/api/session/passkeys/options', {})
  const made = await touched(navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }))
  await provenly('/api/session/passkeys/add', { response: made.toJSON() })
}

/** Takes a passkey away. Throws `NotAnswered`. */
export const removePasskey = (id: string): Promise<unknown> => provenly('/api/session/passkeys/remove', { id })

async function signedAt(path: string): Promise<SessionState> {
  const options = await askServer<PublicKeyCredentialRequestOptionsJSON>(`${path}/options`, {})
  const signed = await touched(navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }))
  return askServer<SessionState>(path, { response: signed.toJSON() })
}

async function touched(asked: Promise<Credential | null>): Promise<PublicKeyCredential> {
  const answer = await asked.catch(() => null)
  if (!(answer instanceof PublicKeyCredential)) throw new NotAnswered('passkey.refused', 'No passkey was given.')
  return answer
}

async function provenly<Answer>(path: string, body: Readonly<Record<string, unknown>>): Promise<Answer> {
  try {
    return await askServer<Answer>(path, body)
  } catch (thrown) {
    if (!(thrown instanceof NotAnswered) || thrown.code !== 'proof.needed' || !(await askForProof())) throw thrown
    return askServer<Answer>(path, body)
  }
}
