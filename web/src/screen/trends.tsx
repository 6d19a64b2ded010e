import { useEffect, useRef } from 'react'
import type { Rhythm, TrendsAnswer } from '../../../src/app/server/api-types.ts'
import { change } from '../address.ts'
import { questionOf, useAnswer } from '../ask.ts'
import { readLook } from '../chart/look.ts'
import { TimeStrip } from '../chart/time-strip.tsx'
import { focusParameters, useFocus } from '../focus.ts'
import { entityAddress } from '../part/link.tsx'
import { Failed, Loading } from '../part/say.tsx'
import type { ScreenProps } from '../screens.tsx'
import { useShownTheme } from '../theme.ts'
import { formatNumber } from '../words/format.ts'
import { words } from '../words/trends.ts'
import { KindChoice } from './timeline/kind-choice.tsx'
import { drawRhythm, type RhythmBars } from './trends/rhythm-plot.ts'
import '../style/chart.css'
import '../style/time.css'

const few = 20
/** Months before and after those that hold this share of all are births and dates of expiry; they would make the others too narrow to see. */
const leastShare = 0.004
const mostMonths = 60

/** When things happen: by hour, weekday and month, each beside the whole case. */
export function TrendsScreen({ query }: ScreenProps) {
  const { kind = '' } = query
  const focus = useFocus()
  const { answer, failure, old } = useAnswer<TrendsAnswer>(questionOf('/api/trends', { ...focusParameters(focus), kind }))
  return (
    <section className={`trends${old ? ' is-old' : ''}`}>
      <header className="list-title">
        <h1>{words.title}</h1>
        <KindChoice kinds={answer?.kinds ?? []} chosen={kind} onChoose={(chosen) => change({ kind: chosen || undefined })} />
      </header>
      <TimeStrip kind={kind} />
      <p className="quiet">{words.hint} {focus.entities.length === 0 ? words.pick : ''}</p>
      {failure ? <Failed failure={failure} /> : null}
      {!answer && !failure ? <Loading /> : null}
      {answer && answer.base.events === 0 ? <p className="quiet empty">{words.empty}</p> : null}
      {answer && answer.base.events > 0 ? (
        <div className="trend-grid">
          <RhythmCard rhythm={{ ...answer.base, label: words.base }} base={answer.base} />
          {answer.rhythms.map((rhythm) => <RhythmCard key={rhythm.name} rhythm={rhythm} base={answer.base} />)}
        </div>
      ) : null}
    </section>
  )
}

/** Every month from the first to the last that many events fall to. */
function monthsOf({ months, events }: Rhythm): string[] {
  const busy = months.filter(([, count]) => count >= events * leastShare).map(([month]) => month)
  const [first, last] = [busy[Math.max(0, busy.length - mostMonths)] ?? '', busy.at(-1) ?? '']
  const found: string[] = []
  for (let month = first; month !== '' && month <= last && found.length < mostMonths; month = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)))).toISOString().slice(0, 7)) found.push(month)
  return found
}

function RhythmCard({ rhythm, base }: { rhythm: Rhythm; base: Rhythm }) {
  const months = monthsOf(base)
  const [inMonth, baseMonths] = [new Map(rhythm.months), new Map(base.months)]
  const parts = [
    { title: words.hour, labels: rhythm.hours.map((_, hour) => String(hour).padStart(2, '0')), counts: rhythm.hours, base: base.hours },
    { title: words.weekday, labels: words.weekdays, counts: rhythm.weekdays, base: base.weekdays },
    { title: words.month, labels: months, counts: months.map((month) => inMonth.get(month) ?? 0), base: months.map((month) => baseMonths.get(month) ?? 0) },
  ]
  return (
    <article className="trend">
      <h2>
        {/^[0-9a-f]{32}$/.test(rhythm.name) ? <a href={entityAddress(rhythm.name)}>{rhythm.label}</a> : <span>{rhythm.label}</span>}
        <span className="quiet number">{`${formatNumber(rhythm.events)} ${words.events}`}</span>
      </h2>
      {rhythm.events < few ? <p className="quiet">{words.few}</p> : null}
      {parts.filter(({ counts }) => counts.some((count) => count > 0)).map((part) => (
        <div key={part.title}>
          <h3>{part.title}</h3>
          <Bars {...part} title={`${rhythm.label}: ${part.title}`} />
        </div>
      ))}
      <details>
        <summary>{words.table}</summary>
        {parts.map(({ title, labels, counts, base: inBase }) => (
          <table key={title} className="plain">
            <caption>{title}</caption>
            <thead>
              <tr>
                <th scope="col">{title}</th>
                <th scope="col" className="number">{rhythm.label}</th>
                <th scope="col" className="number">{words.base}</th>
              </tr>
            </thead>
            <tbody>
              {labels.map((label, at) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td className="number">{formatNumber(counts[at] ?? 0)}</td>
                  <td className="number">{formatNumber(inBase[at] ?? 0)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </details>
    </article>
  )
}

function Bars({ title, labels, counts, base }: Omit<RhythmBars, 'colours'>) {
  const place = useRef<HTMLDivElement>(null)
  const theme = useShownTheme()
  useEffect(() => {
    let wanted = true
    void import('@observablehq/plot').then((Plot) => {
      const { accent, doubt, soft } = readLook(theme)
      if (wanted) place.current?.replaceChildren(drawRhythm(Plot, { title, labels, counts, base, colours: { bar: accent, tick: doubt, ink: soft } }))
    })
    return () => {
      wanted = false
    }
  }, [title, theme, counts.join(), base.join()])
  return <div ref={place} />
}
