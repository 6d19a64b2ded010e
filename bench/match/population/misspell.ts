import type { Random } from '../../../scripts/demo/random.ts'

const neighbours: Readonly<Record<string, string>> = {
  a: 'sqz', b: 'vn', c: 'xv', d: 'sf', e: 'wr', f: 'dg', g: 'fh', h: 'gj', i: 'uo', j: 'hk', k: 'jl', l: 'k', m: 'n', n: 'bm', o: 'ip', p: 'o', q: 'wa', r: 'et', s: 'ad',
  t: 'ry', u: 'yi', v: 'cb', w: 'qe', x: 'zc', y: 'tu', z: 'xa', 0: '9', 1: '2', 2: '13', 3: '24', 4: '35', 5: '46', 6: '57', 7: '68', 8: '79', 9: '80',
}

const scanned: readonly (readonly [string, string])[] = [['m', 'rn'], ['rn', 'm'], ['l', '1'], ['O', '0'], ['0', 'O'], ['cl', 'd'], ['5', 'S'], ['8', 'B'], ['e', 'c'], ['h', 'b'], ['i', 'l']]

const heard: readonly (readonly [string, string])[] = [
  ['ph', 'f'], ['f', 'ph'], ['ck', 'k'], ['k', 'c'], ['c', 'k'], ['y', 'i'], ['ie', 'y'], ['ey', 'y'], ['ee', 'ea'], ['ou', 'u'], ['th', 't'], ['t', 'tt'], ['ll', 'l'], ['l', 'll'],
  ['nn', 'n'], ['n', 'nn'], ['s', 'ss'], ['z', 's'], ['v', 'w'], ['mann', 'man'], ['ei', 'ai'], ['ä', 'ae'], ['ö', 'oe'], ['ü', 'ue'], ['ß', 'ss'], ['é', 'e'], ['е', 'и'], ['о', 'а'],
]

/** How an error came about: a slip of the fingers, a name taken down by ear, or a page read by a machine. */
export type Slip = 'typed' | 'heard' | 'scanned'

/** The text with one error of a kind; as it was where no such error fits. */
export function misspell(random: Random, text: string, slip: Slip): string {
  if (text.length < 3) return text
  if (slip === 'typed') return mistype(random, text)
  const fitting = (slip === 'heard' ? heard : scanned).filter(([from]) => text.slice(1).toLowerCase().includes(from.toLowerCase()))
  if (fitting.length === 0) return mistype(random, text)
  const [from, to] = random.pick(fitting)
  const at = text.toLowerCase().indexOf(from.toLowerCase(), 1)
  return text.slice(0, at) + to + text.slice(at + from.length)
}

function mistype(random: Random, text: string): string {
  const letters = [...text]
  const at = random.whole(1, letters.length - 1)
  const kind = random.next()
  if (kind < 0.3) letters.splice(at, 1)
  else if (kind < 0.5) letters.splice(at, 0, letters[at]!)
  else if (kind < 0.75) letters.splice(at - 1, 2, letters[at]!, letters[at - 1]!)
  else letters[at] = random.pick([...(neighbours[letters[at]!.toLowerCase()] ?? letters[at]!)])
  return letters.join('')
}
