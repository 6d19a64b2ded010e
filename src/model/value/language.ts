import { foldText } from './text.ts'

/** ISO 639-1 and 639-3 code of the languages that have both, `enEng` as `en:eng`. */
const pairs =
  'aa:aar ab:abk af:afr ak:aka am:amh an:arg ar:ara as:asm av:ava ay:aym az:aze ba:bak be:bel bg:bul bm:bam bn:ben bo:bod br:bre bs:bos ca:cat ce:che co:cos cs:ces cv:chv cy:cym da:dan de:deu dv:div dz:dzo ee:ewe el:ell en:eng ' +
  'eo:epo es:spa et:est eu:eus fa:fas ff:ful fi:fin fj:fij fo:fao fr:fra fy:fry ga:gle gd:gla gl:glg gn:grn gu:guj gv:glv ha:hau he:heb hi:hin hr:hrv ht:hat hu:hun hy:hye id:ind ig:ibo is:isl it:ita iu:iku ja:jpn jv:jav ka:kat ' +
  'kg:kon ki:kik kk:kaz kl:kal km:khm kn:kan ko:kor ks:kas ku:kur kv:kom kw:cor ky:kir la:lat lb:ltz lg:lug li:lim ln:lin lo:lao lt:lit lv:lav mg:mlg mi:mri mk:mkd ml:mal mn:mon mr:mar ms:msa mt:mlt my:mya nb:nob nd:nde ne:nep ' +
  'nl:nld nn:nno no:nor ny:nya oc:oci om:orm or:ori os:oss pa:pan pl:pol ps:pus pt:por qu:que rm:roh rn:run ro:ron ru:rus rw:kin sa:san sc:srd sd:snd se:sme sg:sag si:sin sk:slk sl:slv sm:smo sn:sna so:som sq:sqi sr:srp ss:ssw ' +
  'st:sot su:sun sv:swe sw:swa ta:tam te:tel tg:tgk th:tha ti:tir tk:tuk tl:tgl tn:tsn to:ton tr:tur ts:tso tt:tat tw:twi ug:uig uk:ukr ur:urd uz:uzb ve:ven vi:vie wo:wol xh:xho yi:yid yo:yor za:zha zh:zho zu:zul'

const codes = new Map(pairs.split(' ').map((pair) => [pair.slice(0, 2), pair.slice(3)]))
const codeOfName = buildNames()

/** A language as ISO 639-3 (`eng`), from its two or three letter code, a tag such as `en-GB`, or its name in English, French, German or Spanish. */
export function cleanLanguage(raw: string): string | undefined {
  const folded = foldText(raw)
  const head = folded.split(' ')[0] ?? ''
  if (head.length === 2 && /^[a-z]{2}(?:[-_][A-Za-z0-9]+)*$/i.test(raw.trim())) return codes.get(head)
  if (/^[a-z]{3}$/i.test(raw.trim()) && new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(head)) return head
  return codeOfName.get(folded)
}

function buildNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const language of ['es', 'de', 'fr', 'en']) {
    const display = new Intl.DisplayNames(language, { type: 'language' })
    for (const [two, three] of codes) names.set(foldText(display.of(two) ?? two), three)
  }
  for (const [two, three] of codes) names.set(foldText(new Intl.DisplayNames(two, { type: 'language' }).of(two) ?? two), three)
  return names
}
