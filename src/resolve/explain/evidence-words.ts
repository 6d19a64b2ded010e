/** The languages in which a pair is explained. */
export type ExplainLanguage = 'en' | 'fr'

/** A word in both languages. */
export type Worded = Readonly<Record<ExplainLanguage, string>>

/** Properties as a reader calls them; a property that is not here is called by its own name. */
export const propertyWords: Readonly<Record<string, Worded>> = {
  name: { en: 'the name', fr: 'le nom' }, birthDate: { en: 'the birth date', fr: 'la date de naissance' }, birthPlace: { en: 'the birth place', fr: 'le lieu de naissance' },
  gender: { en: 'the gender', fr: 'le sexe' }, country: { en: 'the country', fr: 'le pays' }, address: { en: 'the address', fr: "l'adresse" },
  email: { en: 'the mailbox', fr: "l'adresse électronique" }, phone: { en: 'the telephone number', fr: 'le numéro de téléphone' },
  passportNumber: { en: 'the passport number', fr: 'le numéro de passeport' }, idNumber: { en: 'the identity number', fr: "le numéro d'identité" },
  registrationNumber: { en: 'the register number', fr: "le numéro d'immatriculation" }, taxNumber: { en: 'the tax number', fr: 'le numéro fiscal' },
  vatCode: { en: 'the VAT number', fr: 'le numéro de TVA' }, leiCode: { en: 'the LEI', fr: 'le LEI' }, iban: { en: 'the IBAN', fr: "l'IBAN" },
  imoNumber: { en: 'the IMO number', fr: 'le numéro OMI' }, accountNumber: { en: 'the account number', fr: 'le numéro de compte' },
  website: { en: 'the website', fr: 'le site web' }, socialSecurityNumber: { en: 'the social security number', fr: 'le numéro de sécurité sociale' },
  firstName: { en: 'the given name', fr: 'le prénom' }, lastName: { en: 'the surname', fr: 'le nom de famille' },
}

/** Levels of comparison as what is said of a property; a level that is not here is told by its own name. */
export const levelWords: Readonly<Record<string, Worded>> = {
  'exact': { en: 'is the same', fr: 'est identique' }, 'same': { en: 'is the same', fr: 'est identique' }, 'alike': { en: 'is alike', fr: 'est semblable' },
  'spelling': { en: 'is the same in another spelling', fr: 'est le même sous une autre graphie' }, 'nickname': { en: 'is a form of the other', fr: "est une forme de l'autre" },
  'typo': { en: 'differs by one slip', fr: 'diffère par une faute' }, 'typos': { en: 'differs by two slips', fr: 'diffère par deux fautes' },
  'initials': { en: 'agrees in initials alone', fr: 'ne concorde que par les initiales' }, 'initial-and-name': { en: 'agrees in an initial and a word', fr: 'concorde par une initiale et un mot' },
  'single-name': { en: 'agrees in one word', fr: 'concorde par un seul mot' }, 'name-missing': { en: 'agrees but for a word that one side lacks', fr: "concorde, à un mot près qui manque d'un côté" },
  'word-missing': { en: 'agrees but for a word that one side lacks', fr: "concorde, à un mot près qui manque d'un côté" },
  'middle-differs': { en: 'differs in a middle word', fr: 'diffère par un mot intermédiaire' }, 'given-differs': { en: 'differs in the given name', fr: 'diffère par le prénom' },
  'family-differs': { en: 'differs in the surname', fr: 'diffère par le nom de famille' }, 'partly-differs': { en: 'differs in part', fr: 'diffère en partie' },
  'differs': { en: 'differs', fr: 'diffère' }, 'generation-differs': { en: 'tells another generation', fr: 'indique une autre génération' },
  'form-missing': { en: 'is the same, with the legal form on one side only', fr: "est identique, avec la forme juridique d'un seul côté" },
  'form-differs': { en: 'has another legal form', fr: 'a une autre forme juridique' },
  'day-month-swapped': { en: 'is the same with day and month swapped', fr: 'est identique, jour et mois inversés' }, 'near': { en: 'differs by one digit', fr: 'diffère par un chiffre' },
  'same-month': { en: 'agrees in year and month', fr: "concorde par l'année et le mois" }, 'same-year': { en: 'agrees in the year', fr: "concorde par l'année" },
  'year-near': { en: 'is one year apart', fr: "est à un an d'écart" }, 'same-domain': { en: 'is at the same domain', fr: 'est au même domaine' },
}

/** How sure a probability is, least probability first named, the surest first. */
export const sureness: readonly (readonly [least: number, words: Worded])[] = [
  [0.99, { en: 'are very probably the same', fr: 'sont très probablement une seule et même entité' }],
  [0.9, { en: 'are probably the same', fr: 'sont probablement une seule et même entité' }],
  [0.5, { en: 'may be the same', fr: 'sont peut-être une seule et même entité' }],
  [0, { en: 'are probably different', fr: 'sont probablement deux entités différentes' }],
]
