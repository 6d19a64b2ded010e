/** A PDF of a case that names one issuer, and the marks by which its origin can be told. */
export interface IssuedPaper {
  readonly exhibit: string
  /** As a person reads it: number and path. */
  readonly label: string
  /** Canonical entity, or the name of a bank. */
  readonly issuer: string
  readonly issuerName: string
  /** Programs that it names, without their versions, joined. */
  readonly program: string
  /** Names of the fonts embedded as subsets, without the letters of the subset, sorted and joined. */
  readonly fonts: string
  /** What can be shared: `identifier 00ff`, `font QWERTZ+Harbour`, `author Kit Orme with Quill`. */
  readonly marks: readonly string[]
}

/** One mark as stated. */
export interface ToldMark {
  readonly property: string
  readonly value: string
}

/** Makes a paper of what one exhibit states, in any order. */
export function makeIssuedPaper(place: Pick<IssuedPaper, 'exhibit' | 'label' | 'issuer' | 'issuerName'>, told: readonly ToldMark[]): IssuedPaper {
  const of = (property: string) => [...new Set(told.filter((each) => each.property === property).map(({ value }) => value))].sort()
  const program = [...new Set(of('generator').map(withoutVersion))].sort().join(' + ')
  const author = of('author').join(', ')
  const isOwnName = author !== '' && place.issuerName.toLowerCase().includes(author.toLowerCase())
  return {
    ...place,
    program,
    fonts: [...new Set(of('fontSubset').map((name) => name.slice(7)))].sort().join(', '),
    marks: [
      ...of('documentIdentifier').map((value) => `identifier ${value}`),
      ...of('fontSubset').map((value) => `font ${value}`),
      ...(author && program && !isOwnName ? [`author ${author} with ${program}`] : []),
    ],
  }
}

function withoutVersion(program: string): string {
  return program.replace(/\s*\(.*\)\s*$/, '').replace(/[\s/-]*v?\d[\w.]*/g, '').replace(/\s+/g, ' ').trim()
}
