import { useEffect, useState, type FormEvent } from 'react'
import type { CasePeople, OwnSession } from '../../../src/app/server/api-types.ts'
import { NotAnswered, refresh, tell, useAnswer } from '../ask.ts'
import { Passkeys } from '../part/passkeys.tsx'
import { Failed, Loading, Tag } from '../part/say.tsx'
import { endSession, ownSessions } from '../session.ts'
import { words } from '../words/people.ts'

/** Who belongs to the case and in which role, what waits for a second person, and one's own sessions. */
export function PeopleScreen() {
  const { answer, failure } = useAnswer<CasePeople>('/api/people')
  const [said, setSaid] = useState<NotAnswered>()
  const act = (path: string, body: Readonly<Record<string, unknown>>) => {
    setSaid(undefined)
    tell(path, body).catch(setSaid).finally(() => refresh('/api/people'))
  }
  return (
    <section className="reading">
      <h1>{words.people}</h1>
      {said ? (
        <p className={said.code === 'second.needed' ? 'notice' : 'notice notice-bad'} role="alert">
          {words.refusals[said.code] ?? said.message}
        </p>
      ) : null}
      {failure && !answer ? <Failed failure={failure} /> : null}
      {!answer && !failure ? <Loading /> : null}
      {answer ? (
        <>
          <Members people={answer} act={act} />
          <Requests people={answer} act={act} />
        </>
      ) : null}
      <Sessions />
      <Passkeys />
    </section>
  )
}

interface Part {
  readonly people: CasePeople
  act(path: string, body: Readonly<Record<string, unknown>>): void
}

function Members({ people: { members, roles }, act }: Part) {
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const told = new FormData(event.currentTarget)
    act('/api/people/add', { name: String(told.get('name')).trim(), role: String(told.get('role')) })
  }
  const remove = (event: FormEvent<HTMLFormElement>, name: string) => {
    event.preventDefault()
    act('/api/people/remove', { name, reason: String(new FormData(event.currentTarget).get('reason')) })
  }
  return (
    <>
      <table className="plain members">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.role}</th>
            <th scope="col">{words.remove}</th>
          </tr>
        </thead>
        <tbody>
          {members.map(({ name, role }) => (
            <tr key={name}>
              <td>{name}</td>
              <td>{words.roles[role] ?? role}</td>
              <td>
                <form onSubmit={(event) => remove(event, name)}>
                  <input name="reason" required aria-label={`${words.reason}: ${name}`} placeholder={words.reason} /> <button type="submit">{words.remove}</button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <form className="form" onSubmit={add} aria-label={words.add}>
        <label>
          {words.name} <input name="name" required maxLength={100} />
        </label>{' '}
        <label>
          {words.role}{' '}
          <select name="role">
            {roles.map(({ role }) => (
              <option key={role} value={role}>
                {words.roles[role] ?? role}
              </option>
            ))}
          </select>
        </label>{' '}
        <button type="submit">{words.add}</button>
      </form>
    </>
  )
}

function Requests({ people: { requests, fourEyes }, act }: Part) {
  const [reason, setReason] = useState('')
  const decide = (request: string, outcome: 'approved' | 'refused') => act('/api/people/decide', { request, outcome, reason })
  return (
    <>
      <h2>{words.requests}</h2>
      <p className="quiet">{fourEyes.length === 0 ? words.nobodyNeeded : `${words.needed} ${fourEyes.map((deed) => words.deeds[deed] ?? deed).join(', ')}.`}</p>
      {requests.some(({ state }) => state === 'open') ? (
        <label>
          {words.reason} <input value={reason} onChange={(event) => setReason(event.target.value)} maxLength={1000} />
        </label>
      ) : null}
      <ul className="requests">
        {requests.map(({ id, deed, details, by, at, state, decided }) => (
          <li key={id}>
            <b>{id}</b> {words.deeds[deed] ?? deed}: {Object.entries(details).map(([name, value]) => `${name} ${value}`).join(', ')}
            {' · '}
            {by}, {at.slice(0, 16).replace('T', ' ')} <Tag>{words.states[state] ?? state}</Tag> {decided ? `${decided.by} ${decided.reason}` : ''}
            {state === 'open' ? (
              <>
                {' '}
                <button type="button" onClick={() => decide(id, 'approved')} aria-label={`${words.approve} ${id}`}>
                  {words.approve}
                </button>{' '}
                <button type="button" onClick={() => decide(id, 'refused')} aria-label={`${words.refuse} ${id}`}>
                  {words.refuse}
                </button>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}

function Sessions() {
  const [sessions, setSessions] = useState<readonly OwnSession[]>([])
  const look = () => void ownSessions<OwnSession[]>().then(setSessions, () => setSessions([]))
  useEffect(look, [])
  if (sessions.length === 0) return null
  return (
    <>
      <h2>{words.sessions}</h2>
      <ul>
        {sessions.map(({ id, started, address, agent, isThis }) => (
          <li key={id}>
            {started.slice(0, 16).replace('T', ' ')}, {address}, {agent.slice(0, 80)}{' '}
            {isThis ? <Tag>{words.thisOne}</Tag> : <button type="button" onClick={() => void endSession(id).then(look)}>{words.end}</button>}
          </li>
        ))}
      </ul>
    </>
  )
}
