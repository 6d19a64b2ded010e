import type { Place } from '../../src/app/server/api-types.ts'

const places = new Set<string>()

/** Remembers that a place was opened here: who confirms a finding has to have opened places of it. */
export function noteOpened({ exhibit, locator }: Pick<Place, 'exhibit' | 'locator'>): void {
  places.add(`${exhibit} ${locator}`)
}

/** Whether a place was opened since this client was loaded. */
export function wasOpened({ exhibit, locator }: Pick<Place, 'exhibit' | 'locator'>): boolean {
  return places.has(`${exhibit} ${locator}`)
}
