/** ISO 4217 codes, as the engine's CLDR has them. */
const codes = new Set(Intl.supportedValuesOf('currency'))

const symbols: Readonly<Record<string, string>> = {
  'US$': 'USD', 'A$': 'AUD', 'C$': 'CAD', 'HK$': 'HKD', 'R$': 'BRL', '$': 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY', '₽': 'RUB', '₹': 'INR',
  '₺': 'TRY', '₴': 'UAH', '₩': 'KRW', '₪': 'ILS', '₫': 'VND', '₦': 'NGN', '฿': 'THB', 'zł': 'PLN', 'Kč': 'CZK', 'kr': 'SEK', 'Fr.': 'CHF', 'SFr.': 'CHF', '₿': 'BTC', '₸': 'KZT', '₾': 'GEL',
}

const words: Readonly<Record<string, string>> = {
  dollar: 'USD', dollars: 'USD', 'us dollar': 'USD', 'us dollars': 'USD', euro: 'EUR', euros: 'EUR', pound: 'GBP', pounds: 'GBP', rouble: 'RUB', roubles: 'RUB', ruble: 'RUB', rubles: 'RUB', franken: 'CHF', yen: 'JPY', btc: 'BTC', xbt: 'BTC', eth: 'ETH', usdt: 'USDT',
}

const escaped = Object.keys(symbols)
  .sort((a, b) => b.length - a.length)
  .map((symbol) => symbol.replace(/[$.]/g, '\\$&'))
  .join('|')
const leading = new RegExp(`^(?:([A-Za-z]{3})(?=[\\s\\d+.-])|(${escaped}))\\s*`, 'u')
const trailing = new RegExp(`\\s*(?:([A-Za-z]{3})|(${escaped}))$`, 'u')

/**
 * The ISO 4217 code of a currency told by code, sign or English word, or the usual code of a virtual one (`BTC`); undefined
 * for anything else. A sign that several currencies share is read as the one most used: `$` as USD, `¥` as JPY, `kr` as SEK.
 */
export function readCurrency(raw: string): string | undefined {
  const text = raw.trim()
  const upper = text.toUpperCase()
  return codes.has(upper) ? upper : (symbols[text] ?? words[text.toLowerCase()])
}

/** The currency that stands before or behind a number, and the text without it. */
export function currencyIn(text: string): { rest: string; currency: string | undefined } {
  const before = leading.exec(text)
  const first = before && readCurrency(before[1] ?? before[2] ?? '')
  if (first) return { rest: text.slice(before[0].length), currency: first }
  const behind = trailing.exec(text)
  const last = behind && readCurrency(behind[1] ?? behind[2] ?? '')
  return last ? { rest: text.slice(0, -behind[0].length), currency: last } : { rest: text, currency: undefined }
}
