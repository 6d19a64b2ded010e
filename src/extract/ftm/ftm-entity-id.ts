import { sourceEntityId } from '../../model/entity-id.ts'
import type { ExtractInput } from '../contract.ts'
import { namespaceOf } from '../table/map-rows.ts'

/**
 * The id of an entity that a FollowTheMoney file tells by an id of its own. Such ids hold for one data set, which may
 * lie in several files of one folder: the folder is the namespace, so that an owner in one file is the owner in the next.
 */
export function ftmEntityId(input: ExtractInput, id: string): string {
  return sourceEntityId(namespaceOf({ namespace: 'folder' }, input), 'ftm', id)
}
