import type { MouseEvent, ReactNode } from 'react'
import type { EntityName, Place } from '../../../src/app/server/api-types.ts'
import { change, formatAddress, parseAddress } from '../address.ts'
import { draggedType } from '../cite.ts'
import { words } from '../words/place.ts'

/** The address of a place in its exhibit. */
function placeAddress({ exhibit, locator }: Pick<Place, 'exhibit' | 'locator'>): string {
  return formatAddress(['exhibit', exhibit], { at: locator === 'whole' ? undefined : locator })
}

/** Opens a place beside what is being read; on the screen of an exhibit, or where there is no room, in full. */
export function openBeside({ exhibit, locator }: Pick<Place, 'exhibit' | 'locator'>): void {
  if (parseAddress(window.location.hash).path[0] === 'exhibit' || window.innerWidth < 900) {
    window.location.hash = placeAddress({ exhibit, locator })
    return
  }
  change({ see: exhibit, at: locator === 'whole' ? undefined : locator, face: undefined })
}

/** Whether a place is the one that is open beside. */
export function isOpen({ exhibit, locator }: Pick<Place, 'exhibit' | 'locator'>, query: Readonly<Record<string, string>>): boolean {
  return exhibit === query['see'] && locator === (query['at'] ?? 'whole')
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
}

/** A link to the place in the evidence where a value stands. Opens beside; in a new tab it opens in full. */
export function PlaceLink({ place, children, short = false }: { place: Place; children?: ReactNode; short?: boolean }) {
  const name = place.path.slice(place.path.lastIndexOf('/') + 1)
  return (
    <a
      className={children === undefined ? 'place' : 'place-value'}
      href={placeAddress(place)}
      title={`${words.exhibit} ${place.exhibit}: ${place.path}, ${place.where}`}
      onDragStart={(event) => {
        const quote = children === undefined ? '' : (event.currentTarget.textContent ?? '')
        event.dataTransfer.setData(draggedType, JSON.stringify({ place, quote }))
      }}
      onClick={(event) => {
        if (!isPlainClick(event)) return
        event.preventDefault()
        openBeside(place)
      }}
    >
      {children ?? (
        <>
          <b>{place.exhibit}</b>
          {short ? '' : ` ${name}`}
          {place.locator === 'whole' ? '' : <span className="where"> {place.where}</span>}
        </>
      )}
    </a>
  )
}

/** The address of an entity. */
export function entityAddress(id: string): string {
  return formatAddress(['entity', id])
}

/** A link to the page of an entity. */
export function EntityLink({ entity, withKind = false }: { entity: Pick<EntityName, 'id' | 'caption'> & { kind?: string }; withKind?: boolean }) {
  return (
    <>
      <a className="entity" href={entityAddress(entity.id)}>
        {entity.caption}
      </a>
      {withKind && entity.kind ? <span className="quiet"> {entity.kind}</span> : null}
    </>
  )
}
