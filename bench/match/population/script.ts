import anyAscii from 'any-ascii'

/** The scripts that names are written in. */
export type ScriptName = 'latin' | 'cyrillic' | 'greek' | 'arabic' | 'han'

/** Ways of writing a name in Latin letters: sources differ, and each keeps to its own. */
export type Romanisation = 'english' | 'german' | 'bare'

const cyrillic: Readonly<Record<string, readonly [english: string, german: string]>> = {
  а: ['a', 'a'], б: ['b', 'b'], в: ['v', 'w'], г: ['g', 'g'], д: ['d', 'd'], е: ['e', 'e'], ё: ['yo', 'jo'], ж: ['zh', 'sch'], з: ['z', 's'], и: ['i', 'i'], й: ['y', 'j'],
  к: ['k', 'k'], л: ['l', 'l'], м: ['m', 'm'], н: ['n', 'n'], о: ['o', 'o'], п: ['p', 'p'], р: ['r', 'r'], с: ['s', 's'], т: ['t', 't'], у: ['u', 'u'], ф: ['f', 'f'],
  х: ['kh', 'ch'], ц: ['ts', 'z'], ч: ['ch', 'tsch'], ш: ['sh', 'sch'], щ: ['shch', 'schtsch'], ъ: ['', ''], ы: ['y', 'y'], ь: ['', ''], э: ['e', 'e'], ю: ['yu', 'ju'], я: ['ya', 'ja'],
}

const greek: Readonly<Record<string, readonly [english: string, german: string]>> = {
  α: ['a', 'a'], β: ['v', 'w'], γ: ['g', 'g'], δ: ['d', 'd'], ε: ['e', 'e'], ζ: ['z', 's'], η: ['i', 'i'], θ: ['th', 'th'], ι: ['i', 'i'], κ: ['k', 'k'], λ: ['l', 'l'],
  μ: ['m', 'm'], ν: ['n', 'n'], ξ: ['x', 'x'], ο: ['o', 'o'], π: ['p', 'p'], ρ: ['r', 'r'], σ: ['s', 's'], ς: ['s', 's'], τ: ['t', 't'], υ: ['y', 'y'], φ: ['f', 'ph'],
  χ: ['ch', 'ch'], ψ: ['ps', 'ps'], ω: ['o', 'o'],
}

/** Vowels are not written in Arabic, so the usual Latin forms are told; the first is the English one, the second the French one that German sources keep. */
const arabicForms: Readonly<Record<string, readonly [string, string, string]>> = {
  محمد: ['Muhammad', 'Mohamed', 'Mohammed'], أحمد: ['Ahmad', 'Ahmed', 'Ahmed'], علي: ['Ali', 'Aly', 'Ali'], حسن: ['Hasan', 'Hassan', 'Hassan'], حسين: ['Husayn', 'Hussein', 'Hussain'],
  إبراهيم: ['Ibrahim', 'Brahim', 'Ebrahim'], محمود: ['Mahmud', 'Mahmoud', 'Mahmood'], عمر: ['Umar', 'Omar', 'Omar'], خالد: ['Khalid', 'Khaled', 'Khaled'], يوسف: ['Yusuf', 'Youssef', 'Yousef'],
  مصطفى: ['Mustafa', 'Moustafa', 'Mostafa'], عبدالله: ['Abdullah', 'Abdallah', 'Abd Allah'], كريم: ['Karim', 'Kareem', 'Karim'], سعيد: ['Said', 'Saeed', 'Saïd'], طارق: ['Tariq', 'Tarek', 'Tarik'],
  فاطمة: ['Fatima', 'Fatma', 'Fatimah'], مريم: ['Maryam', 'Mariam', 'Meryem'], عائشة: ['Aisha', 'Aicha', 'Ayesha'], زينب: ['Zaynab', 'Zeinab', 'Zainab'], خديجة: ['Khadija', 'Khadidja', 'Khadijah'],
  سارة: ['Sara', 'Sarah', 'Sarah'], نور: ['Nur', 'Nour', 'Noor'], هدى: ['Huda', 'Houda', 'Hoda'], ليلى: ['Layla', 'Leila', 'Laila'], سلمى: ['Salma', 'Selma', 'Salma'],
  رشيد: ['Rashid', 'Rachid', 'Rasheed'], جمال: ['Jamal', 'Gamal', 'Djamal'], هشام: ['Hisham', 'Hichem', 'Hesham'], وليد: ['Walid', 'Oualid', 'Waleed'], صالح: ['Salih', 'Saleh', 'Salah'],
  سليمان: ['Sulayman', 'Soliman', 'Suleiman'], عثمان: ['Uthman', 'Othman', 'Osman'], منصور: ['Mansur', 'Mansour', 'Mansoor'], خليل: ['Khalil', 'Khelil', 'Khaleel'], ناصر: ['Nasir', 'Nasser', 'Naser'],
}

/** A text in Latin letters, as sources of one romanisation write it. Latin text comes back as it is, but bare of accents for `bare`. */
export function romanise(text: string, script: ScriptName, to: Romanisation): string {
  if (script === 'latin') return to === 'bare' ? anyAscii(text) : text
  if (script === 'arabic') return capitalise(text.split(' ').map((word) => romaniseArabic(word, to)).join(' '))
  if (script === 'han') return capitalise(anyAscii(text).trim().toLowerCase().replaceAll(/\s+/g, to === 'german' ? '-' : ''))
  const table = script === 'cyrillic' ? cyrillic : greek
  const plain = script === 'greek' ? text.normalize('NFD').replaceAll(/\p{M}/gu, '') : text
  const letters = [...plain.toLowerCase()].map((letter) => table[letter]?.[to === 'german' ? 1 : 0] ?? letter)
  return capitalise(letters.join(''))
}

function romaniseArabic(word: string, to: Romanisation): string {
  const known = arabicForms[word]
  if (known) return known[to === 'english' ? 0 : to === 'german' ? 1 : 2]
  const article = word.startsWith('ال') && word.length > 4
  const stem = anyAscii(article ? word.slice(2) : word).replaceAll(/[^A-Za-z]/g, '').toLowerCase()
  const voiced = stem.replaceAll(/([ksdtg]h|[^aeiou])(?=[^aeiou])/g, '$1a')
  return article ? `${{ english: 'al-', german: 'El ', bare: 'Al' }[to]}${capitalise(voiced)}` : voiced
}

function capitalise(text: string): string {
  return text.replaceAll(/(^|[\s-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
}
