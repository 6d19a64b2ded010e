/** What the readers of documents (pdf.js, word-extractor, SheetJS, Node.js itself) say, and what it means, the first that fits. */
const meanings: readonly (readonly [said: RegExp, means: string])[] = [
  [/outside (?:the )?(?:buffer|bounds|of)|out of (?:range|bounds)|offset is outside/i, 'it points beyond its own end'],
  [/invalid pdf structure/i, 'nothing of the structure of a PDF was found in it'],
  [/root reference|catalog/i, 'its catalogue, by which the pages are found, is missing'],
  [/kid reference|page dictionary|pages? tree|page index/i, 'its place in the tree of pages is wrong'],
  [/illegal character|unexpected (?:token|character)|bad xref|xref|invalid (?:object|stream|header)|format ?error/i, 'bytes stand in it where the format has none of their kind'],
  [/^(?:cannot (?:read|destructure|convert)|undefined is not|.* is not (?:a function|iterable|defined)|maximum call stack)/i, 'its parts contradict one another'],
]

/** Why a document or a part of it could not be read, as half a sentence without a full stop; Jackdaw's own words stay as they are. */
export function damageWords(said: string): string {
  const known = meanings.find(([pattern]) => pattern.test(said))
  return known ? known[1] : said.replace(/[\p{C}\s]+/gu, ' ').replace(/[.\s]+$/u, '').slice(0, 300)
}
