import { useState, type FormEvent } from 'react'
import type { FindingList, HypothesisMatrix } from '../../../src/app/server/api-types.ts'
import { tell, useAnswer, type NotAnswered } from '../ask.ts'
import { Empty, Failed, Loading } from '../part/say.tsx'
import { words } from '../words/hypotheses.ts'

const weights = ['consistent', 'inconsistent', 'neutral'] as const

/** The matrix of hypotheses and evidence (Heuer): rows are findings, columns hypotheses, every cell a person's word. */
export function HypothesesScreen() {
  const { answer, failure } = useAnswer<HypothesisMatrix>('/api/hypotheses')
  const { answer: findings } = useAnswer<FindingList>('/api/findings')
  const [more, setMore] = useState<readonly string[]>([])
  const [refused, setRefused] = useState<NotAnswered>()
  if (failure && !answer) return <Failed failure={failure} />
  if (!answer || !findings) return <Loading />
  const act = (path: string, body: Readonly<Record<string, unknown>>) =>
    void tell(path, body).then(() => setRefused(undefined), (thrown: NotAnswered) => setRefused(thrown))
  const write = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    act('/api/hypotheses', { sentence: String(new FormData(event.currentTarget).get('sentence')) })
    event.currentTarget.reset()
  }
  const rows = findings.findings.filter(({ id }) => more.includes(id) || answer.findings.some((finding) => finding.id === id))
  const rest = findings.findings.filter((finding) => !rows.includes(finding))
  return (
    <section className="reading">
      <h1>{words.title}</h1>
      <p className="quiet">{words.hint}</p>
      <form className="actions" onSubmit={write}>
        <input name="sentence" required maxLength={4000} size={60} placeholder={words.write} aria-label={words.write} /> <button type="submit">{words.add}</button>
      </form>
      {refused ? <Failed failure={refused} /> : null}
      {answer.hypotheses.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <div className="matrix" tabIndex={0} aria-label={words.title}>
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{words.finding}</th>
                {answer.hypotheses.map(({ id, sentence, by }) => (
                  <th key={id} scope="col">
                    <b>{id}</b> {sentence} <span className="quiet">{by}</span>{' '}
                    <button type="button" className="as-link" onClick={() => act(`/api/hypotheses/${id}/withdraw`, { reason: words.withdrawn })}>
                      {words.withdraw}
                    </button>
                  </th>
                ))}
                <th scope="col" className="number">
                  {words.apart}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, number, sentence }) => (
                <tr key={id}>
                  <th scope="row">
                    <span className="quiet">{number}</span> {sentence}
                  </th>
                  {answer.hypotheses.map((hypothesis) => {
                    const cell = answer.cells.find((one) => one.hypothesis === hypothesis.id && one.finding === id)
                    return (
                      <td key={hypothesis.id} className={`weight-${cell?.weight ?? 'unset'}`} title={cell ? `${cell.by}: ${cell.reason}` : undefined}>
                        <select
                          value={cell?.weight ?? ''} aria-label={`${hypothesis.id}, ${number}`}
                          onChange={(event) => act(`/api/hypotheses/${hypothesis.id}/weigh`, { finding: id, weight: event.target.value, reason: words.reason })}
                        >
                          {cell ? null : <option value="">{words.unset}</option>}
                          {weights.map((weight) => (
                            <option key={weight} value={weight}>
                              {words.weights[weight]}
                            </option>
                          ))}
                        </select>
                      </td>
                    )
                  })}
                  <td className="number">{apartOf(answer, id)}</td>
                </tr>
              ))}
              <tr>
                <th scope="row">{words.against}</th>
                {answer.hypotheses.map(({ id, against }) => (
                  <td key={id}>
                    <b>{against.toFixed(1)}</b>
                  </td>
                ))}
                <td />
              </tr>
            </tbody>
          </table>
          {rows.length === 0 ? <Empty>{words.noFindings}</Empty> : null}
          <label>
            {words.addFinding}{' '}
            <select value="" onChange={(event) => setMore([...more, event.target.value])}>
              <option value="" />
              {rest.map(({ id, number, sentence }) => (
                <option key={id} value={id}>
                  {number} {sentence.slice(0, 110)}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
    </section>
  )
}

function apartOf({ cells }: HypothesisMatrix, finding: string): string {
  const share = cells.find((cell) => cell.finding === finding)?.diagnosticity
  return share === undefined || share === null ? '' : `${Math.round(share * 100)} %`
}
