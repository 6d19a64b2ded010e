import { foldText } from './text.ts'

/** Words that end the name of a company, folded. */
export const legalForms: ReadonlySet<string> = new Set(
  ('inc incorporated corp corporation co company ltd limited llc llp lp plc pllc gmbh mbh ag kg kgaa ohg gbr ug se ev eg sa sas sarl eurl snc sl slu srl spa sapa bv nv cv vof ab asa as aps oy oyj ' +
    'oao ooo zao pao ao tov pte pty bhd sdn kk jsc ojsc cjsc doo dd ad eood ood sro zrt kft rt nyrt sp zoo sia uab oue ou as ltda eirl saic cia anstalt stiftung foundation trust holding holdings group bank fund partners ' +
    'ооо оао зао пао ао нао нко фгуп муп тоо тов ат прат пат ад еад оод еоод доо дд αε οε εε επε ικε αβεε аж ххк ممش ذمم شمم שותפות').split(' '),
)

/** Forms that stand before the name, as in Russia, Ukraine and Kazakhstan. */
const leadingForms = new Set('ooo oao zao pao ao ооо оао зао пао ао нао нко фгуп муп тоо тов ат прат пат'.split(' '))

/** Of scripts that part no words: a name that begins or ends so is a company's. */
const unparted =
  /^(?:株式会社|合同会社|有限会社|合資会社|一般社団法人|주식회사|유한회사|\(주\)|（주）|บริษัท)|(?:公司|集团|集團|株式会社|合同会社|有限会社|주식회사|유한회사|\(주\)|（주）|จำกัด)$/u

/**
 * Whether a name ends with a legal form, or begins with one as in Russia and Japan: a company, not a person. Forms in
 * Latin, Cyrillic, Greek, Arabic, Chinese, Japanese, Korean and Thai letters are known, with points and without.
 */
export function hasLegalForm(name: string): boolean {
  const text = name.normalize('NFKC').trim()
  if (unparted.test(text) && text.replace(unparted, '').trim() !== '') return true
  if (/\p{L}\s+בע["״”]?מ$/u.test(text)) return true
  const words = foldText(text.replace(/(?<!\p{L})(\p{L})\.\s?(?=\p{L}(?:\.|(?!\p{L})))/gu, '$1')).split(' ')
  const last = words.at(-1) ?? ''
  const spaced = words.length > 2 && legalForms.has(words.slice(-2).join(''))
  return words.length > 1 && (legalForms.has(last) || spaced || leadingForms.has(words[0]!))
}
