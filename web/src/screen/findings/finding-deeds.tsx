import { useState } from 'react'
import type { CitationLine, FindingLine } from '../../../../src/app/server/api-types.ts'
import { change } from '../../address.ts'
import { ask, tell, type NotAnswered } from '../../ask.ts'
import { wasOpened } from '../../opened.ts'
import { Failed } from '../../part/say.tsx'
import { words } from '../../words/findings.ts'

/** What a person can do with a finding: read, confirm, say otherwise, take back. */
export function FindingDeeds({ finding }: { finding: FindingLine }) {
  const [isAsking, setAsking] = useState(false)
  const [failure, setFailure] = useState<NotAnswered>()
  const act = async (deed: string, body: Readonly<Record<string, unknown>>) => {
    try {
      await tell(`/api/findings/${finding.id}/${deed}`, body)
      setFailure(undefined)
      setAsking(false)
    } catch (thrown) {
      setFailure(thrown as NotAnswered)
    }
  }
  const review = async (outcome: 'reviewed' | 'confirmed') => {
    const cited = await ask<CitationLine[]>(`/api/findings/${finding.number}/citations`)
    const opened = cited.filter(({ place }) => wasOpened(place)).map(({ place: { exhibit, locator } }) => ({ exhibit, locator }))
    await act('review', { outcome, opened })
  }
  return (
    <div className="finding-deeds">
      {finding.state === 'machine' ? (
        <button type="button" className="as-link" onClick={() => void review('reviewed')}>
          {words.read}
        </button>
      ) : null}
      {finding.state === 'confirmed' ? null : (
        <button type="button" className="as-link" title={words.confirmHint} onClick={() => void review('confirmed')}>
          {words.confirm}
        </button>
      )}
      {finding.origin === 'machine' ? (
        <button type="button" className="as-link" onClick={() => change({ write: 'yes', basedOn: finding.id })}>
          {words.sayOtherwise}
        </button>
      ) : null}
      <button type="button" className="as-link" onClick={() => setAsking(!isAsking)}>
        {finding.origin === 'person' ? words.withdraw : words.setAside}
      </button>
      {isAsking ? (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void act('withdraw', { reason: String(new FormData(event.currentTarget).get('reason')) })
          }}
        >
          <input name="reason" required maxLength={4000} placeholder={words.why} aria-label={words.why} autoFocus /> <button type="submit">{finding.origin === 'person' ? words.withdraw : words.setAside}</button>
        </form>
      ) : null}
      {failure ? <Failed failure={failure} /> : null}
    </div>
  )
}
