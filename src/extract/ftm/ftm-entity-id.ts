import { sourceEntityId } from '../../model/entity-id.ts'

/**
 * The id of an entity that a FollowTheMoney file tells by an id of its own. Such ids hold for one data set, which may
 * lie in several files of one folder: the folder is the namespace, so that an owner in one file is the owner in the next.
 */
export function ftmEntityId(path: string, id: string): string {
  return sourceEntityId(path.slice(0, Math.max(0, path.lastIndexOf('/'))), 'ftm', id)
}
