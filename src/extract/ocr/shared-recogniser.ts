import { LineRecogniser } from './recogniser.ts'

/**
 * The recogniser of this process, loaded when the first picture with lines of a fixed pitch comes, as a format's reader is
 * loaded with its first exhibit. It keeps nothing of what it has read: the same line gives the same characters.
 */
export const sharedRecogniser = loadOnce(() => LineRecogniser.open())

function loadOnce<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  let loaded: Promise<Loaded> | undefined
  return () => (loaded ??= load())
}
