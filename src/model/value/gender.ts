import { foldText } from './text.ts'

const words: Readonly<Record<string, readonly string[]>> = {
  male: 'm male man mr masculine masculin masculino mannlich maennlich mann homme hombre herr varon h'.split(' '),
  female: 'f female woman mrs ms w weiblich frau femme feminin feminino femenino mujer dona'.split(' '),
  other: 'x other diverse divers autre otro nonbinary unspecified d'.split(' '),
}
const genders = new Map(Object.entries(words).flatMap(([gender, forms]) => forms.map((form) => [form, gender] as const)))

/** `male`, `female` or `other` as FollowTheMoney has them, from the usual words and letters in four languages. */
export function cleanGender(raw: string): string | undefined {
  return genders.get(foldText(raw).replace(/ /g, ''))
}
