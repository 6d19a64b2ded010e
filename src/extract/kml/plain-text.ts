import { Parser } from 'htmlparser2'

/** The words of a piece of HTML as descriptions of placemarks hold it; other text comes back as it is. */
export function plainText(html: string): string {
  if (!/[<&]/.test(html)) return html
  let text = ''
  let skipped = 0
  const parser = new Parser({
    onopentagname: (name) => void (isSilent(name) ? skipped++ : (text += ' ')),
    onclosetag: (name) => void (isSilent(name) ? (skipped = Math.max(0, skipped - 1)) : (text += ' ')),
    ontext: (words) => void (skipped === 0 && (text += words)),
  })
  parser.write(html)
  parser.end()
  return text.replace(/\s+/gu, ' ').trim()
}

function isSilent(name: string): boolean {
  return name === 'script' || name === 'style'
}
