import { sha256OfParts } from '../base/hash.ts'

/**
 * The id of an entity as one source tells it: 32 hex digits over the namespace (an exhibit's id, or a folder that holds
 * one data set) and the key values that the source tells it apart by. The same key in one namespace is one entity.
 */
export function sourceEntityId(namespace: string, ...key: readonly string[]): string {
  return sha256OfParts([namespace, ...key]).slice(0, 32)
}

/** The entity that stands for an exhibit itself as a document. */
export function exhibitEntityId(exhibit: string): string {
  return sourceEntityId(exhibit, 'exhibit')
}
