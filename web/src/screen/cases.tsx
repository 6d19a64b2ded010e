import type { CaseLine } from '../../../src/app/server/api-types.ts'
import { useAnswer } from '../ask.ts'
import { Failed, Loading, Tag } from '../part/say.tsx'
import { formatNumber } from '../words/format.ts'
import { words } from '../words/cases.ts'

/** The cases that are served together: under which authority, when keeping them is to be reviewed, and what waits. */
export function CasesScreen() {
  const { answer, failure } = useAnswer<CaseLine[]>('/api/cases')
  if (failure && !answer) return <Failed failure={failure} />
  if (!answer) return <Loading />
  const today = new Date().toISOString().slice(0, 10)
  return (
    <section className="reading">
      <h1>{words.title}</h1>
      <p className="quiet">{words.hint}</p>
      <table className="plain cases">
        <thead>
          <tr>
            <th scope="col">{words.case}</th>
            <th scope="col">{words.authority}</th>
            <th scope="col">{words.review}</th>
            <th scope="col" className="number">
              {words.exhibits}
            </th>
            <th scope="col">{words.waits}</th>
          </tr>
        </thead>
        <tbody>
          {answer.map((line) => (
            <tr key={line.address}>
              <td>
                <a href={`${line.address}#/overview`}>
                  <b>{line.title}</b>
                </a>
                <p className="quiet">{line.purpose}</p>
              </td>
              <td>
                {line.authorities.map(({ id, kind, reference, until }) => (
                  <p key={id}>
                    {id} {kind}: {reference} {until ? <Until day={until} today={today} /> : null}
                  </p>
                ))}
              </td>
              <td>{line.isLocked ? <Tag tone="partly">{words.locked}</Tag> : line.retention === 'kept' ? line.retentionReview : <Tag tone="error">{`${line.retention === 'stopped' ? words.shut : words.past} ${line.retentionReview}`}</Tag>}</td>
              <td className="number">{formatNumber(line.exhibits)}</td>
              <td>
                {line.needsBuild ? <Tag tone="partly">{words.build}</Tag> : null} {line.unreadFindings > 0 ? <Tag tone="partly">{`${line.unreadFindings} ${words.unread}`}</Tag> : null}
                {!line.needsBuild && line.unreadFindings === 0 ? <span className="quiet">{words.nothing}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Until({ day, today }: { day: string; today: string }) {
  return day < today ? <Tag tone="error">{`${words.past} ${day}`}</Tag> : <span className="quiet">{`${words.until} ${day}`}</span>
}
