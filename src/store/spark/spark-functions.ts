/** Functions that the rooms' SQL calls and Spark has not, defined when a session is opened. */
export function sparkFunctions(): string[] {
  const [folded, lowered] = [foldTable(), lowerTable()]
  return [
    `CREATE OR REPLACE TEMPORARY FUNCTION jackdaw_fold(given STRING) RETURNS STRING RETURN translate(given, '${folded.from}', '${folded.to}')`,
    `CREATE OR REPLACE TEMPORARY FUNCTION jackdaw_lower(given STRING) RETURNS STRING RETURN translate(given, '${lowered.from}', '${lowered.to}')`,
    'CREATE OR REPLACE TEMPORARY FUNCTION starts_with(given STRING, beginning STRING) RETURNS BOOLEAN RETURN startswith(given, beginning)',
    'CREATE OR REPLACE TEMPORARY FUNCTION regexp_matches(given STRING, pattern STRING) RETURNS BOOLEAN RETURN regexp_like(given, pattern)',
  ]
}

const lastFolded = 0x1ffff

/** A map of characters for Spark's `translate`: the ones of `from` become those of `to`; the ones beyond its length are left out. */
export interface LetterTable {
  readonly from: string
  readonly to: string
}

/** Lower case without accents, as DuckDB's `strip_accents(lower(...))` has it, letter by letter; marks are left out. */
export function foldTable(): LetterTable {
  return letterTable((sign) => sign.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC'))
}

/** Lower case as DuckDB's `lower` has it: each letter for itself, also the sigma at the end of a word. */
export function lowerTable(): LetterTable {
  return letterTable((sign) => String.fromCodePoint(sign.toLowerCase().codePointAt(0)!))
}

function letterTable(become: (sign: string) => string): LetterTable {
  const [changed, becomes, removed]: [string[], string[], string[]] = [[], [], []]
  for (let code = 0x41; code <= lastFolded; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue
    const sign = String.fromCodePoint(code)
    const other = become(sign)
    if (other === '') removed.push(sign)
    else if (other !== sign && [...other].length === 1) {
      changed.push(sign)
      becomes.push(other)
    }
  }
  return { from: [...changed, ...removed].join(''), to: becomes.join('') }
}
