import type { Author, Journal } from '../journal/journal.ts'

/** The entities that somebody keeps at hand, in the order in which they were pinned. Each person has their own. */
export function listPins(journal: Journal, actor: string): string[] {
  const pins = new Set<string>()
  for (const entry of journal.entries()) {
    if (entry.actor !== actor) continue
    if (entry.verb === 'entity.pinned') pins.add(entry.payload.entity)
    else if (entry.verb === 'entity.unpinned') pins.delete(entry.payload.entity)
  }
  return [...pins]
}

/** Pins an entity for who does it, or takes the pin out. Nothing is written when it stands so already. */
export function pinEntity(journal: Journal, { entity, isPinned }: { readonly entity: string; readonly isPinned: boolean }, author: Author): void {
  if (listPins(journal, author.actor).includes(entity) === isPinned) return
  journal.append([{ verb: isPinned ? 'entity.pinned' : 'entity.unpinned', payload: { entity } }], author)
}
