import type { EntityName } from '../../../src/app/server/api-types.ts'
import { questionOf, useAnswer } from '../ask.ts'
import { changeFocus, isWide, useFocus, type Focus } from '../focus.ts'
import { countOf, formatDate } from '../words/format.ts'
import { words } from '../words/shell.ts'
import { EntityLink } from './link.tsx'

const namesShown = 6

/** What is selected and filtered, on every screen, each part to be lifted. */
export function FocusBar() {
  const focus = useFocus()
  const { answer } = useAnswer<EntityName[]>(focus.entities.length > 0 ? questionOf('/api/names', { ids: focus.entities.join(',') }) : undefined)
  if (isWide(focus)) return null
  return (
    <section className="focus-bar" aria-label={words.focus.show}>
      {focus.entities.length > 0 ? <span className="quiet">{countOf(focus.entities.length, 'entity')}</span> : null}
      {focus.entities.slice(0, namesShown).map((id) => {
        const caption = answer?.find((name) => name.id === id)?.caption ?? '…'
        return (
          <Chip key={id} label={caption} lift={() => changeFocus({ entities: focus.entities.filter((other) => other !== id) }, caption)}>
            <EntityLink entity={{ id, caption }} />
          </Chip>
        )
      })}
      {focus.entities.length > namesShown ? <span className="quiet">+{focus.entities.length - namesShown}</span> : null}
      <Filters focus={focus} />
      <button type="button" className="as-link" onClick={() => changeFocus({ entities: [], from: undefined, until: undefined, within: undefined, type: undefined }, words.focus.clearAll)}>
        {words.focus.clearAll}
      </button>
    </section>
  )
}

function Filters({ focus: { from, until, within, type } }: { focus: Focus }) {
  const time = [from && `${words.focus.from} ${formatDate(from)}`, until && `${words.focus.until} ${formatDate(until)}`].filter(Boolean).join(' ')
  return (
    <>
      {time ? <Chip label={time} lift={() => changeFocus({ from: undefined, until: undefined }, time)}>{time}</Chip> : null}
      {within ? <Chip label={within} lift={() => changeFocus({ within: undefined }, within)}>{`${words.focus.within} ${within}`}</Chip> : null}
      {type ? <Chip label={type} lift={() => changeFocus({ type: undefined }, type)}>{`${words.focus.type}: ${type}`}</Chip> : null}
    </>
  )
}

function Chip({ label, lift, children }: { label: string; lift: () => void; children: React.ReactNode }) {
  return (
    <span className="chip">
      {children}
      <button type="button" aria-label={`${words.focus.clear}: ${label}`} onClick={lift}>
        ×
      </button>
    </span>
  )
}
