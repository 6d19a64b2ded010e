import { alpha2Codes, alpha2OfAlpha3, furtherCountryNames } from './country-codes.ts'
import { foldText } from './text.ts'

const codeOfName = buildNames()

/**
 * A country as ISO 3166-1 alpha-2 in lower case (`xk` for Kosovo), from its alpha-2 or alpha-3 code, its name in
 * English, French, German or Spanish, or the English adjective. Undefined for anything else: a country that does not
 * exist, a town, a part of a country other than those of the United Kingdom.
 */
export function cleanCountry(raw: string): string | undefined {
  const text = raw.trim()
  if (text.length > 80 || text.length < 2) return undefined
  const upper = text.toUpperCase()
  if (text.length === 2 && alpha2Codes.has(upper)) return upper.toLowerCase()
  const code = (text.length === 3 ? alpha2OfAlpha3.get(upper) : undefined) ?? codeOfName.get(countryKey(text))
  return code?.toLowerCase()
}

/** The English name of an alpha-2 code in either case, or the code itself. */
export function countryName(code: string): string {
  return new Intl.DisplayNames('en', { type: 'region' }).of(code.toUpperCase()) ?? code
}

/** `Saint` and `St.`, `&` and `and` are one; a leading article does not count. */
function countryKey(name: string): string {
  return foldText(name.replace(/&/g, ' and '))
    .replace(/\bsaint\b/g, 'st')
    .replace(/^(?:the|republic of|la|le|les|l|die|der|el) (?!the)(?=\p{L}{4})/u, '')
}

function buildNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const language of ['es', 'de', 'fr', 'en']) {
    for (const style of ['short', 'long'] as const) {
      const display = new Intl.DisplayNames(language, { type: 'region', style })
      for (const code of alpha2Codes) names.set(countryKey(display.of(code) ?? code), code)
    }
  }
  for (const [name, code] of Object.entries(furtherCountryNames)) names.set(countryKey(name), code)
  return names
}
