/**
 * What a letter of a name may become in a machine readable zone: every form that ICAO Doc 9303-3, section 6 allows (8th
 * edition: A Latin, B Cyrillic, C Arabic), the national Cyrillic forms it notes, and for Greek the standard that Greek
 * passports follow (ELOT 743, 2nd edition). Letters that are their base letter with a mark need no entry.
 */
const latin: Readonly<Record<string, string>> = {
  Ä: 'AE A', Å: 'AA A', Æ: 'AE', Ç: 'C', Ð: 'D', Ñ: 'N NXX', Ö: 'OE O', Ø: 'OE O', Ü: 'UE UXX U', Ý: 'Y', Þ: 'TH', ẞ: 'SS', ß: 'SS', Đ: 'D', Ħ: 'H',
  Ĳ: 'IJ', ı: 'I', İ: 'I', ĸ: 'Q K', Ł: 'L', Ŀ: 'L', Ŋ: 'N', Œ: 'OE', Ŧ: 'T', Ə: 'E', Ğ: 'G', Ș: 'S', Ț: 'T', Ė: 'E', Ĉ: 'C', Ẏ: 'Y',
}

const cyrillic: Readonly<Record<string, string>> = {
  А: 'A', Б: 'B', В: 'V', Г: 'G H', Д: 'D', Е: 'E IE', Ё: 'E IO', Ж: 'ZH Z', З: 'Z', И: 'I Y', Й: 'I', К: 'K', Л: 'L', М: 'M', Н: 'N', О: 'O', П: 'P',
  Р: 'R', С: 'S', Т: 'T', У: 'U', Ф: 'F', Х: 'KH H', Ц: 'TS C TC', Ч: 'CH C', Ш: 'SH S', Щ: 'SHCH SHT', Ъ: 'IE U', Ы: 'Y', Ь: '_', Э: 'E', Ю: 'IU YU',
  Я: 'IA YA', І: 'I', Ї: 'I YI', Є: 'IE YE', Ґ: 'G', Ў: 'U', Ђ: 'D DJ', Ј: 'J', Љ: 'LJ L', Њ: 'NJ N', Ћ: 'C', Џ: 'DZ D DJ', Ѓ: 'G GJ', Ќ: 'K KJ', Ѕ: 'DZ',
  Ѫ: 'U', Ѵ: 'Y', Ә: 'A', Ғ: 'G', Қ: 'K', Ң: 'N', Ө: 'O', Ұ: 'U', Ү: 'U', Һ: 'H',
}

const arabic: Readonly<Record<string, string>> = {
  ء: 'XE', آ: 'XAA', أ: 'XAE', ؤ: 'U', إ: 'I', ئ: 'XI', ا: 'A', ب: 'B', ة: 'XTA XAH', ت: 'T', ث: 'XTH', ج: 'J', ح: 'XH', خ: 'XKH', د: 'D', ذ: 'XDH', ر: 'R',
  ز: 'Z', س: 'S', ش: 'XSH', ص: 'XSS', ض: 'XDZ', ط: 'XTT', ظ: 'XZZ', ع: 'E', غ: 'G', ف: 'F', ق: 'Q', ك: 'K', ل: 'L', م: 'M', ن: 'N', ه: 'H', و: 'W',
  ى: 'XAY', ي: 'Y', ٱ: 'XXA', ٹ: 'XXT', ټ: 'XRT', پ: 'P', ځ: 'XKE', څ: 'XXH', چ: 'XC', ڈ: 'XXD', ډ: 'XDR', ڑ: 'XXR', ړ: 'XRR', ږ: 'XRX', ژ: 'XJ', ښ: 'XXS',
  ک: 'XKK', ګ: 'XXK', ڭ: 'XNG', گ: 'XGG', ں: 'XNN', ڼ: 'XXN', ھ: 'XDO', ۀ: 'XYH', ہ: 'XXG', ۂ: 'XGE', ۃ: 'XTG', ی: 'XYA', ۍ: 'XXY', ې: 'Y', ے: 'XYB', ۓ: 'XBE',
  // Vowel signs may be left out, and the stretch always is.
  'ً': '_ F', 'ٌ': '_ N', 'ٍ': '_ K', 'َ': '_ A', 'ُ': '_ U', 'ِ': '_ I', 'ْ': '_ O', 'ّ': '_', 'ٰ': '_', 'ـ': '_',
}

const greek: Readonly<Record<string, string>> = {
  ΑΥ: 'AV AF', ΕΥ: 'EV EF', ΗΥ: 'IV IF', ΟΥ: 'OU', ΓΓ: 'NG', ΓΞ: 'NX', ΓΧ: 'NCH', ΜΠ: 'B MP', ΝΤ: 'NT',
  Α: 'A', Β: 'V', Γ: 'G', Δ: 'D', Ε: 'E', Ζ: 'Z', Η: 'I', Θ: 'TH', Ι: 'I', Κ: 'K', Λ: 'L', Μ: 'M', Ν: 'N', Ξ: 'X', Ο: 'O', Π: 'P', Ρ: 'R', Σ: 'S', Τ: 'T',
  Υ: 'Y', Φ: 'F', Χ: 'CH', Ψ: 'PS', Ω: 'O',
}

const forms: ReadonlyMap<string, readonly string[]> = new Map(
  [latin, cyrillic, arabic, greek].flatMap(Object.entries).map(([letter, forms]: [string, string]) => [letter, forms.split(' ').map((form) => (form === '_' ? '' : form))]),
)

/** A piece of a name, one letter or two that are written as one, and every way in which a zone may write it. */
export interface NamePiece {
  readonly written: string
  readonly forms: readonly string[]
}

/**
 * A name in pieces, each with its allowed forms. Blanks and hyphens are fillers, apostrophes and points are left out (Doc
 * 9303-3, 4.6). Undefined when a letter has no known form: nothing can be said of that name then.
 */
export function transliterate(name: string): NamePiece[] | undefined {
  const letters = [...name.normalize('NFC').toUpperCase().normalize('NFC')]
  const pieces: NamePiece[] = []
  for (let at = 0; at < letters.length; at++) {
    const pair = withoutMarks(letters[at]!) + withoutMarks(letters[at + 1] ?? '')
    const paired = letters[at + 1] === undefined ? undefined : forms.get(pair)
    if (paired) {
      pieces.push({ written: pair, forms: [...paired, ...separately(letters[at]!, letters[at + 1]!)] })
      at++
      continue
    }
    const found = formsOf(letters[at]!)
    if (!found) return undefined
    pieces.push({ written: letters[at]!, forms: found })
  }
  return pieces
}

function formsOf(letter: string): readonly string[] | undefined {
  if (/^[A-Z]$/.test(letter)) return [letter]
  if (/^[\s\-‐‑–]$/.test(letter)) return ['<']
  const known = forms.get(letter)
  if (known) return known
  if (/^['’‘ʼ`´.,\u0300-\u036f]$/.test(letter)) return ['']
  const base = withoutMarks(letter)
  return base === letter ? undefined : formsOf(base)
}

function separately(first: string, second: string): string[] {
  const [one, other] = [formsOf(first) ?? [], formsOf(second) ?? []]
  return one.flatMap((start) => other.map((end) => start + end))
}

function withoutMarks(letter: string): string {
  return letter.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')
}
