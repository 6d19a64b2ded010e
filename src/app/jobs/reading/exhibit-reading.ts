import type { Exhibit } from '../../../model/exhibit.ts'

/** An exhibit, given or found inside another, with where its bytes lie and the key of its reading. */
export interface ExhibitReading {
  readonly exhibit: Exhibit
  /** The file with its bytes. */
  readonly file: string
  /** 0 for one that was given, 1 for a child ... */
  readonly depth: number
  /** Name of the reading on the shelf: a hash over everything that decides its content. */
  readonly key: string
}
