import { useEffect, useState } from 'react'
import type { OwnPasskey } from '../../../src/app/server/api-types.ts'
import { NotAnswered } from '../ask.ts'
import { addPasskey, hasPasskeys, ownPasskeys, removePasskey } from '../passkey.ts'
import { words } from '../words/people.ts'

/** One's own passkeys: what there is, one more, one less. */
export function Passkeys() {
  const [keys, setKeys] = useState<readonly OwnPasskey[]>()
  const [failure, setFailure] = useState<NotAnswered>()
  const look = () => void ownPasskeys().then(setKeys, () => setKeys(undefined))
  useEffect(look, [])
  if (!keys) return null
  const act = (deed: Promise<unknown>) => {
    setFailure(undefined)
    deed.catch((thrown: unknown) => (thrown instanceof NotAnswered ? setFailure(thrown) : undefined)).finally(look)
  }
  return (
    <>
      <h2>{words.passkeys}</h2>
      {failure ? (
        <p className="notice notice-bad" role="alert">
          {words.refusals[failure.code] ?? failure.message}
        </p>
      ) : null}
      <ul>
        {keys.map(({ id, added }) => (
          <li key={id}>
            {added.slice(0, 16).replace('T', ' ')}{' '}
            <button type="button" onClick={() => act(removePasskey(id))} aria-label={`${words.removePasskey} ${added.slice(0, 16).replace('T', ' ')}`}>
              {words.removePasskey}
            </button>
          </li>
        ))}
      </ul>
      {hasPasskeys() ? (
        <button type="button" onClick={() => act(addPasskey())}>
          {words.addPasskey}
        </button>
      ) : (
        <p className="quiet">{words.noPasskeys}</p>
      )}
    </>
  )
}
