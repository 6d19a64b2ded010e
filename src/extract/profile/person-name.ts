const particles = new Set([
  'van',
  'von',
  'der',
  'den',
  'de',
  'del',
  'della',
  'di',
  'da',
  'dos',
  'du',
  'la',
  'le',
  'al',
  'el',
  'bin',
  'bint',
  'ibn',
  'ben',
  'ter',
  'ten',
  'zu',
  'y',
  'af',
  'av',
])
const suffix = /^(?:jr|sr|ii|iii|iv|phd|ph\.d|md|mba|llm)\.?$/i
const titles = /^(?:mr|mrs|ms|miss|dr|prof|sir|herr|frau|dipl|ing)\.?$/i
const word = /^\p{Lu}[\p{L}\u0301'\u2019-]*\.?$/u
/** Words that open a heading or a job title, never a person's name. */
const noName = new Set(
  `curriculum vitae resume cv lebenslauf biography biographical profile objective goal summary education employment experience
  qualifications skills history references contact personal information data about career professional work executive senior
  junior manager officer engineer assistant director specialist technician president chief the annual report company account
  statement invoice card cash payment transfer order standing direct debit credit salary wages rent fee fees charge charges interest
  withdrawal deposit refund purchase bank tax page payable accounts agency street lane road quay`.split(/\s+/),
)

/**
 * Whether a line reads as the name of one person: two to five words with capitals, particles (`van`, `de`) between, a title
 * before and a suffix (`, Jr`) after allowed. A guess for the first line of a CV; it knows no list of names.
 */
export function looksLikePersonName(text: string): boolean {
  const [main = '', after, ...more] = text.trim().split(/\s*,\s*/)
  if (more.length > 0 || (after !== undefined && !suffix.test(after))) return false
  const words = main
    .split(/\s+/)
    .filter((each, at, all) => !(at === 0 && titles.test(each)) && !(at === all.length - 1 && suffix.test(each)))
  if (words.length < 2 || words.length > 5 || main.length > 60) return false
  const named = words.filter((each) => !particles.has(each.toLowerCase()))
  return named.length >= 2 && named.every((each) => word.test(each) && !noName.has(each.toLowerCase().replace(/\.$/, '')))
}
