import type { EvidenceFolder } from './evidence-folder.ts'
import type { Key } from './key.ts'
import type { World } from './world/world.ts'

/** What every kind of document is given: the story, the folder to put files in, and the key to note planted facts. */
export interface DemoCase {
  readonly world: World
  readonly folder: EvidenceFolder
  readonly key: Key
}
