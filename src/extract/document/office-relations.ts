import type { OfficePackage } from './office-package.ts'

/** A relation of an Office Open XML part (ECMA-376 part 2, section 9.3). */
export interface OfficeRelation {
  readonly id: string
  /** Last word of its type: `slide`, `comments`, `image`, `attachedTemplate`. */
  readonly type: string
  /** Name of a part in the container, or an address outside it. */
  readonly target: string
  readonly isExternal: boolean
}

/** The relations of a part, or of the whole file for an empty name. */
export async function readRelations(file: OfficePackage, part: string): Promise<OfficeRelation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const relations: OfficeRelation[] = []
  await file.walk(`${folder}_rels/${part.slice(folder.length)}.rels`, {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const isExternal = attributes['TargetMode'] === 'External'
      const target = attributes['Target'] ?? ''
      const type = attributes['Type'] ?? ''
      relations.push({
        id: attributes['Id'] ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        target: isExternal ? target : resolveTarget(folder, target),
        isExternal,
      })
    },
  })
  return relations
}

function resolveTarget(folder: string, target: string): string {
  const path: string[] = target.startsWith('/') ? [] : folder.split('/').filter(Boolean)
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}
