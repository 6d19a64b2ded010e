/**
 * Words before a person's name that are forms of address, ranks and offices, folded; after rigour
 * `resources/names/stopwords.yml` (MIT), shortened.
 */
export const titles: ReadonlySet<string> = new Set((
  'mr mister mrs missis missus mistress miss ms mx madam madame mme mlle mademoiselle monsieur maitre fraulein frau herr hr senor senora senorita sr sra srta ' +
  'dr doctor doktor prof professor dott dottore dottor dottoressa ing dipl president prasident presidente ambassador admiral general lieutenant brigadier ' +
  'colonel col commodore captain capt sergeant sgt director chairman chairwoman minister judge justice emperor empress queen prince princess ' +
  'sheikh shaikh shaykh sheik sir dame lord lady rev reverend hon honourable don dona sig signor signora pan pani mullah mulla maulavi mawlawi haji hajji sayyid imam ustad'
).split(' '))

/** Words inside a person's name that join it and are often left out or written another way, folded. */
export const particles: ReadonlySet<string> = new Set((
  'al el ul ur as ad ar az bin ben ibn bn bint ould wuld de da di do dos das du del della la le les van von der den ter ten zu zum zur af av y e und na'
).split(' '))

/** Words that say whose child somebody is: the name before is the child's, the one after the father's. */
export const filiations: ReadonlySet<string> = new Set(['bin', 'ben', 'ibn', 'bn', 'bint', 'ould', 'wuld'])
