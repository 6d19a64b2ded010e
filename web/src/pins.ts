import type { EntityName } from '../../src/app/server/api-types.ts'
import { refresh, tell, useAnswer } from './ask.ts'
import { rememberChange } from './undo.ts'

/** The entities that who works here keeps at hand, kept up. */
export function usePins(): readonly EntityName[] {
  return useAnswer<EntityName[]>('/api/pins').answer ?? []
}

/** Pins an entity, or takes the pin out; one step of undo. */
export async function pin(entity: string, { isPinned, label }: { readonly isPinned: boolean; readonly label: string }): Promise<void> {
  const set = async (value: boolean) => {
    await tell('/api/pins', { entity, isPinned: value })
    refresh('/api/pins')
  }
  await set(isPinned)
  rememberChange({ label, undo: () => set(!isPinned), redo: () => set(isPinned) })
}
