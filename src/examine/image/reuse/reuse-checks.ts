import type { Check } from '../../check.ts'
import type { Place } from '../../sign.ts'

/** One place where a picture stands that stands elsewhere too. */
export interface ReuseSubject extends Place {
  /** What is the same there. */
  readonly kind: 'bytes' | 'picture' | 'region' | 'camera'
  /** The other places, as a person counts them: `17.2 (letter.docx/word/media/image1.png)`. */
  readonly others: readonly string[]
  /** How many there are, of which `others` may list only the first. */
  readonly otherCount: number
  /** What is the same, where it can be told: the serial number of a camera. */
  readonly told?: string
}

/** Other pages on which one stamp or signature is still worth a look; a printed form stands on more. */
const mostOfOneStamp = 2

const reuse = (kind: ReuseSubject['kind'], check: Pick<Check<never>, 'title' | 'clause' | 'strength' | 'explanations'> & { says: string; expected: string }): Check<ReuseSubject> => {
  const { says, expected, ...rest } = check
  return {
    id: `image.same-${kind}`,
    ...rest,
    examine(subject) {
      if (subject.kind !== kind) return []
      const more = subject.otherCount - subject.others.length
      const places = subject.others.join(', ') + (more > 0 ? ` and ${more} more` : '')
      const told = subject.told ? ` (${subject.told})` : ''
      // What is information alone breaks no rule; what stands on many pages is a printed form or a letterhead.
      const outcome = rest.strength === 'I' || subject.otherCount > mostOfOneStamp ? 'undetermined' : 'fail'
      return [{ outcome, observed: `also in ${places}`, expected, message: `${says}${told} also in ${places}.` }]
    },
  }
}

const printSource = 'C. Zauner, Implementation and Benchmarking of Perceptual Image Hash Functions, 2010, verified by a second, finer hash; pictures are compared as pictures'

/** Pictures, parts of pictures and cameras that occur more than once in a case: information, and a reason to lay them side by side. */
export const reuseChecks: readonly Check<ReuseSubject>[] = [
  reuse('bytes', {
    title: 'A picture whose very bytes stand in more than one place', clause: 'SHA-256 of the bytes (FIPS 180-4)', strength: 'I',
    explanations: ['same-scan-twice', 'letterhead', 'stored-signature'], says: 'The same file stands', expected: 'a picture that stands in one place',
  }),
  reuse('picture', {
    title: 'A picture that stands in more than one place, in other bytes', clause: printSource, strength: 'I',
    explanations: ['same-scan-twice', 'letterhead', 'ordinary-processing'], says: 'The same picture, or one nearly the same, stands in other bytes', expected: 'a picture that stands in one place',
  }),
  reuse('region', {
    title: 'A part of a page (a stamp, a signature, an emblem) that is the same picture on another', clause: printSource, strength: 'C',
    explanations: ['letterhead', 'stored-signature', 'same-scan-twice'], says: 'The same part of a page stands', expected: 'an impression or signature of its own on each page',
  }),
  reuse('camera', {
    title: 'Pictures of one camera body', clause: 'Exif 3.0 (CIPA DC-008), tag BodySerialNumber', strength: 'I',
    explanations: ['one-device'], says: 'Pictures of the same camera body stand', expected: 'a camera that is named once',
  }),
]
