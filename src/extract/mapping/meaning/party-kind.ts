import { foldWords } from '../../../model/value/fold-words.ts'
import { hasLegalForm } from '../../../model/value/legal-form.ts'
import { splitPersonName } from '../../../model/value/name.ts'
import { givenNames, organisationEnds, placeEnds } from '../../mention/recognise/words.ts'

/** What a column, or the lack of one, says of the parties it names. */
export type UsualParty = 'Person' | 'Company' | 'LegalEntity'

/** Whether a schema is one that a name can tell from the others. */
export function isUsualParty(schema: string): schema is UsualParty {
  return schema === 'Person' || schema === 'Company' || schema === 'LegalEntity'
}

const businessWords =
  /\b(?:trad(?:e|ing)|bank\w*|services?|shipping|logisti\w*|consult\w*|hotel|caf[eé]|insurance|energy|foods?|market\w*|group|holdings?|university|ministry|department|office|shop|store|stores|handel|versicherung|stadtwerke|kasse|amt|industr\w*|partners|solutions|systems|media|capital|invest\w*|properties|estates?|clinic|school|club|society|association|verein|airlines?|telecom|water|power|payroll|taxi|restaurant|bakery|supplies|freight|marine|lines|works|assurance|line|payments?|account|board|authority)\b/i

/** Given names that are as common as words: alone they are no evidence of a person. */
const doubtfulGivenNames = new Set('will grace rose mark max sharon gloria victoria francisco santiago diego min lee said amal li lin rolf page rita roman'.split(' '))

/** Before a name; a doctor's title alone stands in names of firms too, so that it wants two names after it. */
const honorific = /^(?:(?:mr|mrs|ms|miss|herr|frau|mme|mlle|monsieur|madame|sra|srta)\.?\s+\p{L}|(?:dr|prof|professor)\.?\s+\S+\s+\p{L})/iu

/** Whether a text is built as the full name of a person is: two to five capitalised words, none of a business. */
export function looksLikePersonName(text: string): boolean {
  if (text.length > 60 || hasLegalForm(text) || businessWords.test(text) || /[\d@/&:;!?]/.test(text)) return false
  const words = text.replace(',', ' ').split(/\s+/)
  return words.length >= 2 && words.length <= 5 && words.every((word) => /^\p{Lu}[\p{L}.'\u2019-]*$|^(?:van|von|der|den|de|del|di|da|la|le|el|al|bin|ibn|y|e|zu|ter|ten|du|dos|das)$/u.test(word))
}

/** Whether a text is built as a person's name and an honorific or a known given name says that it is one. */
export function namesPerson(text: string): boolean {
  const last = foldWords(text).at(-1)
  if (last === undefined || organisationEnds.has(last) || placeEnds.has(last) || !looksLikePersonName(text)) return false
  if (honorific.test(text)) return true
  const [given] = foldWords(splitPersonName(text).first ?? '')
  return given !== undefined && givenNames.has(given) && !doubtfulGivenNames.has(given)
}

/**
 * The schema of a party by its name, where its column says what is usual: a legal form makes a company. Where persons are
 * usual, a name with a word of business or a figure in it is left open. Where nothing is, a person needs evidence. An entity left
 * open is a LegalEntity, which can turn out to be either; a person and a company are never taken for one.
 */
export function partySchema(name: string | undefined, usual: UsualParty): UsualParty {
  if (name === undefined) return usual === 'Person' ? 'LegalEntity' : usual
  if (hasLegalForm(name)) return 'Company'
  if (usual === 'Person') return businessWords.test(name) || /[\d&@]/.test(name) ? 'LegalEntity' : 'Person'
  if (!namesPerson(name)) return usual
  return usual === 'LegalEntity' ? 'Person' : 'LegalEntity'
}
