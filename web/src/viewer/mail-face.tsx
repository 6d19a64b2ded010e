import type { MailAnswer } from '../../../src/app/server/api-types.ts'
import { useAnswer } from '../ask.ts'
import { Failed, Loading } from '../part/say.tsx'
import { words } from '../words/viewer.ts'
import type { FaceProps } from './face-view.tsx'
import { InsideFace } from './inside-face.tsx'
import { MarkedText } from './marked-text.tsx'

/** A message: its header fields as they stand in the bytes, its bodies as text, its attachments. */
export function MailFace(props: FaceProps) {
  const { exhibit, parts } = props
  const { answer, failure } = useAnswer<MailAnswer>(`/api/exhibits/${exhibit.number}/mail`)
  if (failure) return <Failed failure={failure} />
  if (!answer) return <Loading />
  const place = parts?.kind === 'part' ? parts : undefined
  const markOf = (part: string, text: string, header?: string, index = 0) =>
    place && place.part === part && place.header === header && (place.index ?? 0) === index ? (place.chars ?? ([0, text.length] as const)) : undefined
  // Part 0 is the head of the message as received; the fields above are taken from it.
  const whole = answer.bodies.length > 1 ? answer.bodies.find(({ part }) => part === '0') : undefined
  const bodies = answer.bodies.filter((body) => body !== whole)
  return (
    <div className="mail-face">
      <dl className="headers">
        {answer.headers.map(({ part, name, index, value }) => (
          <div key={`${part} ${name} ${index}`}>
            <dt>{part === '0' ? name : `${part} ${name}`}</dt>
            <dd>
              <MarkedText text={value} mark={markOf(part, value, name, index)} />
            </dd>
          </div>
        ))}
      </dl>
      {bodies.map(({ part, text, mentions }) => (
        <section key={part}>
          {bodies.length > 1 ? (
            <h3 className="quiet">
              {words.body} {part}
            </h3>
          ) : null}
          <div className="prose">
            <MarkedText text={text} mentions={mentions} mark={markOf(part, text)} />
          </div>
        </section>
      ))}
      {whole ? (
        <details open={place?.part === '0' && place.header === undefined}>
          <summary className="quiet">{words.allHeaders}</summary>
          <div className="prose prose-plain">
            <MarkedText text={whole.text} mentions={whole.mentions} mark={markOf('0', whole.text)} />
          </div>
        </details>
      ) : null}
      {exhibit.children > 0 ? (
        <section>
          <h3>{words.attachments}</h3>
          <InsideFace {...props} />
        </section>
      ) : null}
    </div>
  )
}
