/** Why a kind of content is not parsed but behind a wall of namespaces, each with a process of its own. */
const reasons: Readonly<Record<string, string>> = {
  pdf: 'a large parser, with native code that draws',
  image: 'native decoders of pictures',
  tiff: 'native decoders of pictures',
  doc: 'an old binary format of office files',
  xls: 'an old binary format of office files',
  ppt: 'an old binary format of office files',
  ole: 'an old binary format of office files',
  msg: 'an old binary format of office files',
  pst: 'a large binary store of mail',
  zip: 'an archive that unfolds',
  tar: 'an archive that unfolds',
  gzip: 'an archive that unfolds',
  bzip2: 'an archive that unfolds',
  xz: 'an archive that unfolds',
  '7z': 'an archive that unfolds',
  rar: 'an archive that unfolds',
  kmz: 'an archive that unfolds',
  sqlite: 'a native engine',
  parquet: 'native or compiled decoders',
  unknown: 'its first bytes are those of no known kind',
}

/**
 * Why this kind (the id of its format) is a risky one: its parser is large, native or unfolds other content, so that an error in it
 * may give the process away. `undefined` for the others, which are text, or XML, read by JavaScript alone.
 */
export function riskOf(format: string): string | undefined {
  return Object.hasOwn(reasons, format) ? reasons[format] : undefined
}

/** Ids of all risky kinds with the reason, in order of their ids. */
export function riskyKinds(): readonly (readonly [format: string, reason: string])[] {
  return Object.entries(reasons).sort(([left], [right]) => (left < right ? -1 : 1))
}
